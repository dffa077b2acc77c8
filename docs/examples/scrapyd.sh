#!/bin/sh
# Schedules one crawl on a scrapyd that the project was deployed to (scrapyd-deploy). Call it from cron for every night.
# Each -d is a field of scrapyd's schedule.json: the spider's arguments, and settings as setting=NAME=VALUE.
set -eu
SCRAPYD=${SCRAPYD:-http://127.0.0.1:6800}
curl --fail --silent --show-error "$SCRAPYD/schedule.json" \
    -d project=pressmark \
    -d spider=archive \
    --data-urlencode "url=$1" \
    --data-urlencode "out=$2" \
    -d setting=PRESSMARK_WARC=1 \
    -d setting=PRESSMARK_MAX_FAILURES=3

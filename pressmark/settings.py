"""Scrapy's settings for Pressmark: polite by default, bounded everywhere, no door open to the outside."""

import os
from importlib.metadata import version
from importlib.util import find_spec
from shutil import which

BOT_NAME = "pressmark"
SPIDER_MODULES = ["spiders.archive", "spiders.probe"]  # by name: the rest of the package is imported when it is used
NEWSPIDER_MODULE = "spiders"
USER_AGENT = f"pressmark/{version('pressmark')} (+https://pypi.org/project/pressmark/)"

# -- politeness ---------------------------------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 0.5  # seconds; AutoThrottle goes above it where a server is slow
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
RETRY_TIMES = 4
RETRY_HTTP_CODES = [429, 500, 502, 503, 504, 522, 524, 408]
PRESSMARK_RETRY_BACKOFF = 1.0  # seconds before the first retry; doubled for each further one
PRESSMARK_MAX_RETRY_AFTER = 900  # seconds; a host that asks for more is left for this run
PRESSMARK_MAX_CRAWL_DELAY = 300  # seconds; a robots.txt that asks for more is taken to mean this
PRESSMARK_DELAYS_ON_LOOPBACK = False  # this machine needs no sparing; tests of politeness turn it on
# Not 0: without any delay Scrapy starts all that is queued at once, whatever the concurrency.
_LOOPBACK = {"concurrency": 1, "delay": 0.001, "jitter": 0}
DOWNLOAD_SLOTS = {"127.0.0.1": _LOOPBACK, "localhost": _LOOPBACK, "::1": _LOOPBACK}

# -- limits -------------------------------------------------------------------------------------------------------------
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024  # bytes of one answer
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
REDIRECT_MAX_TIMES = 10
DEPTH_LIMIT = 0  # an archive's pages follow one another; PRESSMARK_MAX_ARCHIVE_PAGES bounds them
PRESSMARK_MAX_ARCHIVE_PAGES = 2_000  # of one archive
PRESSMARK_MAX_POST_PAGES = 50  # of one post
PRESSMARK_MAX_REQUESTS = 200_000  # of one crawl
PRESSMARK_ALLOWED_DOMAINS: list[str] = []  # beside the archives' own registrable domains

# -- what is read -------------------------------------------------------------------------------------------------------
PRESSMARK_WAY = "auto"  # auto: the cheapest that loses nothing, by evidence; else the name of one (docs/ways.md)
PRESSMARK_CONTENT = "auto"  # auto: decided by evidence, post by post; archive: what archives carry; pages: each post's own page
PRESSMARK_MAX_FAILURES = 0  # unreadable posts that still count as success
PRESSMARK_ALWAYS = False  # publish a snapshot even where nothing changed
PRESSMARK_KEEP_SNAPSHOTS = 30  # of a dataset; the current one and the one before stay, whatever this says
PRESSMARK_KEEP_WARCS = 3  # of a dataset; what an older one alone holds of a post goes into the oldest that is kept
# Headers sent to the archives' own hosts and to no other, as a JSON object: {"Authorization": "Basic …"}. A jobs file sets its own.
PRESSMARK_HEADERS = os.environ.get("PRESSMARK_HEADERS") or "{}"
PRESSMARK_WARC = False  # store every answer in OUT/raw/<crawl_id>.warc.gz
PRESSMARK_REPLAY = ""  # a dataset whose WARC files answer the crawl in the place of the network
PRESSMARK_REFRESH = False  # read every post anew, whatever is known of it
PRESSMARK_LONGEST_RECHECK_DAYS = 30  # a post of which nothing says that it changed is read again after 1, 2, 4 ... days, at most these
PRESSMARK_MAX_INQUIRIES = 1_000  # posts that no archive lists any more and that are asked for in one crawl; the others wait
PRESSMARK_PROGRESS = False  # the live line of the command line

# -- what is published --------------------------------------------------------------------------------------------------
PRESSMARK_PUBLISH_ANYWAY = False  # even where a health check fails
PRESSMARK_MAX_GONE = 0.5  # share of a site's posts that may go at once
PRESSMARK_MAX_FALL = 0.5  # share by which the number of posts may fall, against the median of the last five runs
PRESSMARK_MAX_NULL_RISE = 0.5  # by which the share of posts without title, author, date ... may rise
PRESSMARK_MAX_FAILURE_RISE = 3.0  # times as many failures as usual; five are never too many

# -- what runs ----------------------------------------------------------------------------------------------------------
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
COOKIES_ENABLED = True  # sites that greet a first visit with a cookie would redirect without end
if find_spec("scrapy_playwright"):  # the extra "browser"
    DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "spiders.browser.BrowserHandler")
    # Chromium refuses to run in its sandbox as root.
    PLAYWRIGHT_LAUNCH_OPTIONS = {
        "executable_path": next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None),
        "args": ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [],
    }
    PLAYWRIGHT_ABORT_REQUEST = "spiders.browser.is_unwanted"
    PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT = 60_000  # milliseconds
    PLAYWRIGHT_MAX_PAGES_PER_CONTEXT = 2
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # bounds.py knows registrable domains
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "spiders.bounds.BoundsMiddleware": 50,  # before robots.txt is asked for
    "spiders.credentials.CredentialsMiddleware": 400,  # after DefaultHeaders, before redirects are made
    "spiders.replay.ReplayMiddleware": 540,  # what is in the store waits for nobody; a stored page is decoded and at its last address
    "spiders.patience.PatienceMiddleware": 550,  # in the place of RetryMiddleware
    # Next to the downloader: what they store and give is what came over the wire.
    "spiders.warc.recorder.WarcRecorder": 980,
    "spiders.warc.replay.WarcReplay": 990,
}
ITEM_PIPELINES = {"pressmark.crawl.DatasetPipeline": 300}
EXTENSIONS = {"pressmark.progress.Progress": 500}
WARN_ON_GENERATOR_RETURN_VALUE = False  # reads each callback's source again for every answer
FEED_EXPORT_ENCODING = "utf-8"

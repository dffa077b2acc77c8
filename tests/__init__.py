"""The tests. They mirror the tree; ``sites`` installs real CMSs, ``crawl`` crawls them."""

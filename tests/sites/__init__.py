"""Real CMSs with known posts: one content source, written into each CMS's native form and into gold."""

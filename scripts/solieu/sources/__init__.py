"""What people write, read: `metadata/` as records, readings, drafts; and the pages that reports stand on."""

"""What readers do with the real site, in Chromium."""

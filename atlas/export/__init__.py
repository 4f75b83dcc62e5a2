"""Writers: the atlas as files and frames for other programs."""

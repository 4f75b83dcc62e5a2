"""The larger commands of `atlas`, one file each."""

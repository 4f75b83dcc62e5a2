"""The library of Quartiersatlas Sachsen."""

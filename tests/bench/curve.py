"""The cost of a request from a thousand projects to a million, drawn as SVG."""


def main() -> None:
    """Measure page, item and nearby at every size."""

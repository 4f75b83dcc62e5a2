"""Charts of the pages: tables whose bars repeat the figures to scale."""

from api.pages.charts import Bar, Chart


def _chart(*values: float) -> Chart:
    bars = tuple(Bar(name=str(value), value=value, text=str(value)) for value in values)
    return Chart(caption="Projekte nach Thema", head="Thema", measure="Projekte", bars=bars)


def test_every_bar_is_measured_by_the_longest_one_from_zero() -> None:
    assert [(percent, pixels) for _, percent, pixels in _chart(50, 200, 0).drawn()] == [(25, 18), (100, 72), (0, 0)]


def test_where_there_is_nothing_nothing_is_drawn() -> None:
    assert [percent for _, percent, _ in _chart(0, 0).drawn()] == [0, 0]
    assert list(_chart().drawn()) == []


def test_the_bars_come_in_the_order_given() -> None:
    assert [bar.name for bar, _, _ in _chart(1, 3, 2).drawn()] == ["1", "3", "2"]


def test_a_chart_knows_whether_its_values_need_more_room_than_a_narrow_column_has() -> None:
    assert (_chart(7, 999).is_long, _chart(7, 1000).is_long) == (False, True)

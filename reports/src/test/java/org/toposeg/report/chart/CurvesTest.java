package org.toposeg.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private static Curves.Curve curve(int epochs) {
        return new Curves.Curve(
                "loss <1>",
                0xff5d5d,
                false,
                IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> new double[] {epoch, epoch == 777 ? 9 : 1.0 / epoch})
                        .toList());
    }

    @Test
    void a_figure_says_where_its_values_lie() {
        Curves.Figure figure = Curves.of("Loss", "loss", 10, List.of(curve(10)));

        String third = "<circle cx=\"%s\" cy=\"%s\"".formatted(place(figure.x(), 3), place(figure.y(), 1.0 / 3));
        assertThat(figure.svg()).contains(third);
    }

    private static String place(Curves.Axis axis, double value) {
        double share = (value - axis.first()) / (axis.second() - axis.first());
        double at = axis.atFirst() + share * (axis.atSecond() - axis.atFirst());
        return String.format(Locale.ROOT, "%.2f", at).replaceFirst("\\.?0+$", "");
    }

    @Test
    void colours_follow_the_theme_of_the_page() {
        Curves.Figure figure = Curves.of("Loss", "loss", 3, List.of(curve(3)));
        assertThat(figure.svg()).contains("stroke=\"var(--c-ff5d5d, #ff5d5d)\"", "fill=\"var(--c-1f2933, #1f2933)\"");
        assertThat(figure.curves().getFirst().paint()).isEqualTo("var(--c-ff5d5d, #ff5d5d)");
    }

    @Test
    void a_curve_is_dashed_where_its_colour_is_taken() {
        Curves.Curve solid = curve(3);
        Curves.Curve dashed = new Curves.Curve(solid.name(), solid.color(), true, solid.points());
        String svg = Curves.of("Loss", "loss", 3, List.of(solid, dashed)).svg();
        assertThat(svg.split("stroke-width=\"1.4\" stroke-dasharray=\"4 3\"/>", -1))
                .hasSize(2);
    }

    @Test
    void ticks_of_epochs_are_whole_also_after_the_first() {
        String svg = Curves.of("Loss", "loss", 1, List.of(curve(1))).svg();
        assertThat(svg).contains(">0</text>", ">1</text>", ">5</text>").doesNotContain(">0.5</text>");
    }

    @Test
    void long_curves_are_thinned_but_keep_their_extremes_and_their_end() {
        List<double[]> drawn = Curves.of("Loss", "loss", 5000, List.of(curve(5000)))
                .curves()
                .getFirst()
                .points();
        assertThat(drawn).hasSizeLessThan(610);
        assertThat(drawn.getFirst()[0]).isEqualTo(1);
        assertThat(drawn.getLast()[0]).isEqualTo(5000);
        assertThat(drawn).anySatisfy(point -> assertThat(point[0]).isEqualTo(777));
        assertThat(IntStream.range(1, drawn.size()).allMatch(i -> drawn.get(i)[0] >= drawn.get(i - 1)[0]))
                .as("in order")
                .isTrue();
    }
}

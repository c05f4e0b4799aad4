package heed.platform.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a month and a per cent stand in a drawing. The axis goes from one ten to another and may not begin at nought. */
record Scale(int count, double left, double right, double top, double bottom, int floor, int ceiling) {

    static Scale of(List<Month> months, Double target, double left, double right, double top, double bottom) {
        double least = months.stream().mapToDouble(Month::low).min().orElse(0);
        double most = months.stream().mapToDouble(Month::high).max().orElse(100);
        if (target != null) {
            least = Math.min(least, target);
            most = Math.max(most, target);
        }
        int floor = (int) Math.max(0, Math.floor(least / 10) * 10 - (least % 10 < 4 && least >= 10 ? 10 : 0));
        int ceiling = (int) Math.min(100, Math.ceil((most + 0.001) / 10) * 10);
        return new Scale(months.size(), left, right, top, bottom, floor, Math.max(ceiling, floor + 10));
    }

    double x(int month) {
        return left + (right - left) * month / (count - 1);
    }

    double y(double perCent) {
        return bottom - (bottom - top) * (perCent - floor) / (ceiling - floor);
    }

    String line(List<Month> months) {
        return "M" + IntStream.range(0, count).mapToObj(i -> point(i, months.get(i).value())).collect(Collectors.joining("L"));
    }

    String band(List<Month> months) {
        Stream<String> over = IntStream.range(0, count).mapToObj(i -> point(i, months.get(i).high()));
        Stream<String> back = IntStream.iterate(count - 1, i -> i >= 0, i -> i - 1).mapToObj(i -> point(i, months.get(i).low()));
        return "M" + Stream.concat(over, back).collect(Collectors.joining("L")) + "Z";
    }

    private String point(int month, double perCent) {
        return Svg.figure(x(month)) + " " + Svg.figure(y(perCent));
    }
}

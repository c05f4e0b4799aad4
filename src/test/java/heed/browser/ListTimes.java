package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the lists of everybody take, from the request to the last line, and what they cost the server and the database together. */
final class ListTimes {
    private static final int ROUNDS = 7;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Footprint footprint;
    private final String cookie;

    private ListTimes(String url, Footprint footprint, String cookie) {
        this.url = url;
        this.footprint = footprint;
        this.cookie = cookie;
    }

    /** What a whole answer took: milliseconds to its first byte and to its last, and how much came. */
    private record Round(long first, long ms, long lines, long bytes) {}

    static void take(Browser browser, String url, Footprint footprint) throws IOException, InterruptedException {
        ListTimes coordinator = new ListTimes(url, footprint, cookie(browser, url, "coordinator"));
        coordinator.list("/api/status.csv?status=all");
        coordinator.list("/api/status.csv?status=all&module=bench-01");
        coordinator.list("/api/status.csv");
        ListTimes leader = new ListTimes(url, footprint, cookie(browser, url, "leader"));
        Matcher link = Pattern.compile("/api/capacity/coverage\\.csv\\?code=[^\"]+").matcher(leader.text("/capacity/coverage"));
        assertThat(link.find()).as("the coverage page offers its table as a file").isTrue();
        leader.list(link.group());
    }

    private static String cookie(Browser browser, String url, String user) {
        try (Visit visit = Visit.of(browser, url, user)) {
            return visit.window.cookies().stream().map(c -> c.name + "=" + c.value).reduce((a, b) -> a + "; " + b).orElseThrow();
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Cookie", cookie).build();
    }

    private String text(String path) throws IOException, InterruptedException {
        return http.send(request(path), HttpResponse.BodyHandlers.ofString()).body();
    }

    private void list(String path) throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long before = footprint.cpuMs();
            rounds.add(round(path));
            cpu.add(footprint.cpuMs() - before);
        }
        System.out.printf("list %s: %d lines, %d bytes, ms %s (median %d), first byte %s, CPU ms %s (median %d), %s%n", path, rounds.get(0).lines(), rounds.get(0).bytes(),
                rounds.stream().map(Round::ms).toList(), median(rounds.stream().map(Round::ms).toList()), rounds.stream().map(Round::first).toList(), cpu, median(cpu), footprint.memory());
    }

    private Round round(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(request(path), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        long lines = 0;
        long bytes = 0;
        long first = 0;
        byte[] buffer = new byte[65536];
        try (InputStream body = answer.body()) {
            for (int n; (n = body.read(buffer)) >= 0;) {
                first = bytes == 0 ? since(start) : first;
                bytes += n;
                for (int at = 0; at < n; at++) {
                    lines += buffer[at] == '\n' ? 1 : 0;
                }
            }
        }
        return new Round(first, since(start), lines, bytes);
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}

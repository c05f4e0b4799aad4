package heed.platform.outbound;

import heed.platform.Refusal;
import heed.platform.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls an address that somebody else has given us. The host must be listed, by https, and must not stand inside our own
 * walls; the name is looked up once and the line goes to what was looked at. A redirect is an answer like another and is
 * not followed. A line on which nothing comes for ten seconds is broken off. An answer in words comes whole within the same
 * time and holds at most 1 MB; a file has the limits its caller gives it.
 */
@ApplicationScoped
public class Outbound {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1024 * 1024;
    private static final LongConsumer NOBODY = bytes -> {};

    /** @param body as UTF-8 */
    public record Answer(int status, String body) {
        /** Whether it was taken: 200 to 299. */
        public boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /** Looks a name up. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private Hosts hosts;
    private List<String> inside;
    private Duration longest;
    private CloseableHttpClient client;

    protected Outbound() {}

    @Inject
    public Outbound(Hosts hosts, Settings settings) {
        this(hosts, settings, LONGEST, InetAddress::getAllByName);
    }

    Outbound(Hosts hosts, Settings settings, Duration longest, Lookup lookup) {
        this.hosts = hosts;
        this.longest = longest;
        inside = settings.text("heed.outbound.inside").map(t -> Arrays.asList(t.toLowerCase(Locale.ROOT).split("\\s*,\\s*"))).orElse(List.of());
        client = client(new Checked(lookup, inside), Timeout.of(longest));
    }

    private static CloseableHttpClient client(DnsResolver resolver, Timeout longest) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(resolver)
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(longest).setSocketTimeout(longest).build()).build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(longest).setConnectionRequestTimeout(longest).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableAutomaticRetries().disableContentCompression()
                .setUserAgent("Heed")
                .build();
    }

    /** Refuses what stands inside: here, since what is looked up here is what the line goes to. */
    private record Checked(Lookup lookup, List<String> inside) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = lookup.of(host);
            boolean ours = inside.stream().anyMatch(i -> i.replaceFirst(":\\d+$", "").equals(host.toLowerCase(Locale.ROOT)));
            if (!ours && Arrays.stream(found).anyMatch(Inside::is)) {
                throw new StandsInside(host);
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class StandsInside extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        StandsInside(String host) {
            super(host);
        }
    }

    /** The server refuses a bean whose end may throw something checked. */
    @PreDestroy
    void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether people may be sent there and it may be called, as far as can be said without looking the name up.
     *
     * @return the address
     * @throws Refusal when it is no https address, or its host is not listed
     */
    public URI checked(String address) {
        return whole(address).filter(this::allowed).orElseThrow(() -> new Refusal("platform.outbound.notListed", address));
    }

    private static Optional<URI> whole(String address) {
        try {
            URI uri = URI.create(address.strip());
            boolean whole = uri.getHost() != null && uri.getUserInfo() == null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return whole ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean allowed(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort() < 0 ? uri.getScheme().equals("https") ? 443 : 80 : uri.getPort();
        return inside.contains(host) || inside.contains(host + ":" + port)
                || uri.getScheme().equals("https") && hosts.listed(port == 443 ? host : host + ":" + port);
    }

    /**
     * Sends a text.
     *
     * @param type    of the body, with its character set, such as {@code application/json; charset=utf-8}
     * @throws Refusal     when the address may not be called
     * @throws IOException when nobody answered in time, or more than 1 MB
     */
    public Answer post(String address, Map<String, String> headers, String type, String body) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase("POST", checked(address));
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.parse(type)));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int status = call(request, answer, MEGABYTE, longest, NOBODY);
        return new Answer(status, answer.toString(StandardCharsets.UTF_8));
    }

    /**
     * Fetches a file, for as long as something comes.
     *
     * @param most  bytes it may have
     * @param whole how long it may take in all
     * @param heard is told, each time something has come, how many bytes there are
     * @throws Refusal     when the address may not be called
     * @throws IOException when nobody answered in time, with another status than 200, or more than the limit
     */
    public void fetch(String address, Path into, long most, Duration whole, LongConsumer heard) throws IOException {
        try (OutputStream out = Files.newOutputStream(into)) {
            int status = call(new HttpUriRequestBase("GET", checked(address)), out, most, whole, heard);
            if (status != 200) {
                throw new IOException("it answered " + status);
            }
        }
    }

    private int call(HttpUriRequestBase request, OutputStream into, long most, Duration whole, LongConsumer heard) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Executor later = CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            if (!over.get()) {
                late.set(true);
                request.cancel();
            }
        });
        try {
            return client.execute(request, response -> {
                if (response.getEntity() != null) {
                    copy(request, response.getEntity().getContent(), into, most, heard);
                }
                return response.getCode();
            });
        } catch (StandsInside e) {
            throw new Refusal("platform.outbound.inside", e.getMessage());
        } catch (IOException e) {
            throw late.get() ? new IOException("no whole answer within " + whole.toSeconds() + " seconds", e) : e;
        } finally {
            over.set(true);
        }
    }

    private static void copy(HttpUriRequestBase request, InputStream from, OutputStream into, long most, LongConsumer heard) throws IOException {
        byte[] piece = new byte[8192];
        long sum = 0;
        for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
            sum += n;
            if (sum > most) {
                request.cancel();
                throw new IOException("more than " + most / MEGABYTE + " MB came");
            }
            into.write(piece, 0, n);
            heard.accept(sum);
        }
    }
}

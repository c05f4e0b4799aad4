package heed.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request and its answer, written by hand: only what the filters read and write. */
final class Exchange {
    String method = "GET";
    String contextPath = "";
    String remote = "192.0.2.7";
    final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final List<Cookie> cookies = new ArrayList<>();
    final Map<String, List<String>> answered = new HashMap<>();

    Exchange with(String header, String value) {
        sent.put(header, value);
        return this;
    }

    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, call, values) -> switch (call.getName()) {
                    case "getMethod" -> method;
                    case "getContextPath" -> contextPath;
                    case "getRemoteAddr" -> remote;
                    case "getHeader" -> sent.get((String) values[0]);
                    case "getCookies" -> cookies.toArray(Cookie[]::new);
                    default -> throw new UnsupportedOperationException(call.getName());
                });
    }

    HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class},
                (proxy, call, values) -> {
                    switch (call.getName()) {
                        case "setHeader" -> answered.put((String) values[0], new ArrayList<>(List.of((String) values[1])));
                        case "addHeader" -> answered.computeIfAbsent((String) values[0], n -> new ArrayList<>()).add((String) values[1]);
                        default -> throw new UnsupportedOperationException(call.getName());
                    }
                    return null;
                });
    }
}

package heed.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an application may do with the course API; each carries the role whose doors it opens. */
public enum ApiScope {
    READ_COURSE("read:course", Role.CONTENT_EDITOR),
    WRITE_COURSE("write:course", Role.CONTENT_EDITOR),
    DELETE_COURSE("delete:course", Role.CONTENT_EDITOR),
    READ_REGISTRATION("read:registration", Role.COORDINATOR),
    WRITE_REGISTRATION("write:registration", Role.COORDINATOR),
    DELETE_REGISTRATION("delete:registration", Role.COORDINATOR);

    private final String code;
    private final Role role;

    ApiScope(String code, Role role) {
        this.code = code;
        this.role = role;
    }

    /** As it is written in tokens and requests, such as {@code read:course}. */
    public String code() {
        return code;
    }

    Role role() {
        return role;
    }

    public static Optional<ApiScope> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }

    static Set<ApiScope> read(String codes) {
        return Arrays.stream(codes.split(" ")).map(ApiScope::of).flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ApiScope.class)));
    }

    static String write(Set<ApiScope> scopes) {
        return List.copyOf(scopes).stream().sorted().map(ApiScope::code).collect(Collectors.joining(" "));
    }
}

package heed.access;

import heed.platform.Refusal;

/** What the door says to a {@link Knock}. */
public sealed interface Answer {
    /** Come in: the token goes into the cookie and is kept nowhere else. */
    record Welcome(String token, SignIn signIn) implements Answer {}

    /** Not now, or not with this; the reason is in words that do not say whether the name is known. */
    record No(Refusal why) implements Answer {}
}

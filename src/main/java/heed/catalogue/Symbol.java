package heed.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/** The drawn faces and signs of the cards for children: lines only, readable without colour, no child's face. */
final class Symbol {
    private static final String FACE = "M32 4a28 28 0 1 0 0 56a28 28 0 1 0 0-56M22 25v4M42 25v4";
    /** Path data by name, each in a box of 64 by 64. */
    static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("happy", FACE + "M18 38q14 16 28 0");
        PATHS.put("unsure", FACE + "M20 43h24");
        PATHS.put("sad", FACE + "M18 48q14-16 28 0");
        PATHS.put("scared", FACE + "M26 46a6 6 0 1 0 12 0a6 6 0 1 0-12 0M17 18l8-4M47 18l-8-4");
        PATHS.put("yes", "M10 34l14 16L54 14");
        PATHS.put("no", "M14 14l36 36M50 14L14 50");
        PATHS.put("home", "M8 32L32 10l24 22M14 28v28h36V28M27 56V40h10v16");
        PATHS.put("food", "M8 34h48a24 20 0 0 1-48 0M22 26q-4-6 0-12M32 26q-4-6 0-12M42 26q-4-6 0-12");
        PATHS.put("bed", "M6 20v34M6 46h52v8M58 46V36a6 6 0 0 0-6-6H6M14 30v-6h12v6");
        PATHS.put("talk", "M8 10h48v32H30L18 54V42H8z");
        PATHS.put("listen", "M22 30a12 12 0 0 1 24 0c0 10-10 10-10 18a7 7 0 0 1-13 4M30 32a4 4 0 0 1 8 0c0 4-4 5-4 8");
        PATHS.put("stop", "M22 6h20l16 16v20L42 58H22L6 42V22zM20 32h24");
    }

    private Symbol() {}

    /** The drawing for a page; for paper it carries its words in {@code alt}. */
    static String svg(String name, boolean paper) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"symbol\" viewBox=\"0 0 64 64\" width=\"56\" height=\"56\" "
            + (paper ? "alt=\"" + name + "\" role=\"img\"" : "aria-hidden=\"true\" focusable=\"false\"")
            + "><path d=\"" + PATHS.get(name) + "\" fill=\"none\" stroke=\"" + (paper ? "#1b2a2b" : "currentColor") + "\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";
    }
}

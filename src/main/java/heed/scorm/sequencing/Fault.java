package heed.scorm.sequencing;

/** A process of the specification that ends with one of its exception codes. It never leaves the package: {@link Overall} answers with the code. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean over;

    Fault(String code) {
        this(code, false);
    }

    /** @param over the process also says that the course has been walked to its end */
    Fault(String code, boolean over) {
        super(code, null, false, false);
        this.over = over;
    }

    String code() {
        return getMessage();
    }

    boolean over() {
        return over;
    }
}

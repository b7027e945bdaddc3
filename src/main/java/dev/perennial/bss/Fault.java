package dev.perennial.bss;

import java.io.Serial;

/** An expected "no" on its way to the program that called, in the words of this interface. */
public final class Fault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final FaultCode kind;
    private final String code;
    private final String about;

    private Fault(FaultCode kind, String code, String message, String about) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.about = about;
    }

    /** @param about what fills the place in its message, where it has one */
    public static Fault of(FaultCode kind, String about) {
        return new Fault(kind, kind.code(), kind.message().replace("{0}", about), about);
    }

    public static Fault of(FaultCode kind) {
        return of(kind, "");
    }

    /** What the platform's own rules say, with the code that programs know. */
    static Fault saying(FaultCode kind, String sentence) {
        return new Fault(kind, kind.code(), sentence, "");
    }

    /** A parameter that must be sent: {@code MissingProductCode}. */
    public static Fault missing(String name) {
        return new Fault(
                FaultCode.MISSING,
                FaultCode.MISSING.code() + name,
                FaultCode.MISSING.message().replace("{0}", name),
                name);
    }

    public static Fault invalid(String name) {
        return of(FaultCode.INVALID_PARAMETER, name);
    }

    FaultCode kind() {
        return kind;
    }

    String code() {
        return code;
    }

    String advice() {
        return kind.advice().replace("{0}", about);
    }
}

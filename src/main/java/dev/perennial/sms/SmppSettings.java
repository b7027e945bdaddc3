package dev.perennial.sms;

import dev.perennial.sms.AlphabetRule.Alphabet;
import java.time.Duration;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How the message center is reached and spoken to; the password is never written anywhere. */
@Component
class SmppSettings {
    static final String PREFIX = "perennial.sms.smpp.";

    private static final int PLAIN_PORT = 2775;
    private static final int TLS_PORT = 3550;

    /** Lengths that SMPP 3.4 allows. */
    private static final int SYSTEM_ID_MAX = 15;

    private static final int PASSWORD_MAX = 8;
    private static final int SYSTEM_TYPE_MAX = 12;
    private static final int SERVICE_TYPE_MAX = 5;
    private static final int DIGITS_MAX = 20;
    private static final int LETTERS_MAX = 11;

    /** How a text longer than one message goes. */
    enum Long {
        /** As parts with a header, which the phone puts together. */
        UDH,
        /** Whole, in the parameter {@code message_payload}; the message center cuts it. */
        PAYLOAD
    }

    /** A side's address: number or name, and what kind of either. */
    record Address(String value, TypeOfNumber ton, NumberingPlanIndicator npi) {}

    final String host;
    final int port;
    final boolean tls;
    final String systemId;
    final String password;
    final String systemType;
    final String serviceType;
    final Address source;
    final TypeOfNumber destinationTon;
    final NumberingPlanIndicator destinationNpi;
    final PhoneRule.Form numberForm;
    final String countryCode;
    final Alphabet alphabet;
    final Long longTexts;
    final boolean receipts;
    final ReceiptRule.Ids receiptIds;
    final int window;
    final Duration connectTimeout;
    final Duration responseTimeout;
    final Duration enquireLink;

    SmppSettings(Environment environment) {
        var setup = new Setup(environment, PREFIX);
        host = setup.text("host", "");
        systemId = setup.text("system-id", "", SYSTEM_ID_MAX);
        if (host.isEmpty() != systemId.isEmpty()) {
            throw setup.wrong("host", "and " + PREFIX + "system-id go together: set both, or neither");
        }
        tls = setup.flag("tls", false);
        port = setup.number("port", tls ? TLS_PORT : PLAIN_PORT, 1, 65_535);
        password = setup.text("password", "", PASSWORD_MAX);
        systemType = setup.text("system-type", "", SYSTEM_TYPE_MAX);
        serviceType = setup.text("service-type", "", SERVICE_TYPE_MAX);
        source = source(setup);
        destinationTon = ton(setup, "destination-ton", TypeOfNumber.INTERNATIONAL);
        destinationNpi = npi(setup, "destination-npi", NumberingPlanIndicator.ISDN);
        numberForm = setup.choice("number-form", PhoneRule.Form.DIGITS);
        countryCode = PhoneRule.countryCode(setup, numberForm);
        alphabet = setup.choice("alphabet", Alphabet.GSM7);
        longTexts = setup.choice("long-messages", Long.UDH);
        receipts = setup.flag("receipts", true);
        receiptIds = setup.choice("receipt-ids", ReceiptRule.Ids.SAME);
        window = setup.number("window", 10, 1, 1_000);
        connectTimeout = setup.seconds("connect-timeout-seconds", 5, 120);
        responseTimeout = setup.seconds("response-timeout-seconds", 10, 300);
        enquireLink = setup.seconds("enquire-link-seconds", 30, 3_600);
    }

    private static Address source(Setup setup) {
        var value = setup.text("source", "");
        boolean digits = value.matches("\\+?[0-9]*");
        if (value.length() > (digits ? DIGITS_MAX : LETTERS_MAX)) {
            throw setup.wrong("source", "is a number of at most 20 digits or a name of at most 11 letters");
        }
        if (value.startsWith("+")) {
            return new Address(
                    value.substring(1),
                    ton(setup, "source-ton", TypeOfNumber.INTERNATIONAL),
                    npi(setup, "source-npi", NumberingPlanIndicator.ISDN));
        }
        return new Address(
                value,
                ton(setup, "source-ton", digits ? TypeOfNumber.UNKNOWN : TypeOfNumber.ALPHANUMERIC),
                npi(setup, "source-npi", NumberingPlanIndicator.UNKNOWN));
    }

    private static TypeOfNumber ton(Setup setup, String name, TypeOfNumber otherwise) {
        return TypeOfNumber.valueOf((byte) setup.number(name, otherwise.value(), 0, 6));
    }

    private static NumberingPlanIndicator npi(Setup setup, String name, NumberingPlanIndicator otherwise) {
        try {
            return NumberingPlanIndicator.valueOf((byte) setup.number(name, otherwise.value(), 0, 18));
        } catch (IllegalArgumentException unknown) {
            throw setup.wrong(name, "is 0, 1, 3, 4, 6, 8, 9, 10, 14 or 18");
        }
    }

    /** Of a number written without its country's code. */
    TypeOfNumber nationalTon() {
        return destinationTon == TypeOfNumber.INTERNATIONAL ? TypeOfNumber.NATIONAL : destinationTon;
    }

    boolean isOn() {
        return !host.isEmpty();
    }
}

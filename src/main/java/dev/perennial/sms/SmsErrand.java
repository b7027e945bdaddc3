package dev.perennial.sms;

import dev.perennial.kernel.Errand;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps an ear open for receipts, and sees to those that could not be passed on when they came: once a turn. */
@Component
class SmsErrand implements Errand {
    private static final int WITH_BUCKET = 0;

    private final SmppCarrier smpp;
    private final HttpCarrier http;
    private final Deliveries deliveries;

    SmsErrand(SmppCarrier smpp, HttpCarrier http, Deliveries deliveries) {
        this.smpp = smpp;
        this.http = http;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    @Override
    public int run(int bucket, Instant now) {
        if (bucket != WITH_BUCKET) return 0;
        if (smpp.isOn()) {
            smpp.listen();
            return deliveries.settle(SmppCarrier.NAME, now);
        }
        return http.isOn() ? deliveries.settle(HttpCarrier.NAME, now) : 0;
    }
}

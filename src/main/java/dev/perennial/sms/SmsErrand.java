package dev.perennial.sms;

import dev.perennial.kernel.Errand;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps an ear open for receipts, and sees to those that could not be passed on when they came. Once a turn: of the vendor. */
@Component
class SmsErrand implements Errand {
    private static final int WITH_BUCKET = 0;

    private final SmppCarrier smpp;
    private final Deliveries deliveries;

    SmsErrand(SmppCarrier smpp, Deliveries deliveries) {
        this.smpp = smpp;
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
        if (bucket != WITH_BUCKET || !smpp.isOn()) return 0;
        smpp.listen();
        return deliveries.settle(SmppCarrier.NAME, now);
    }
}

package dev.perennial.admin.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.notice.Carrier.Answer;
import dev.perennial.post.FakeCarriers;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** A channel whose server took nothing lately says until when it rests, though the server answers when it is asked. */
class RestingChannelTest extends Stuck {
    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    @Test
    void theOutboxSaysUntilWhenAChannelRests() {
        user("operator", Role.OPERATOR, null);
        var english = new Browse(port(), "en");
        var chinese = new Browse(port(), "zh-CN");
        english.signIn("operator", PASSWORD);
        chinese.signIn("operator", PASSWORD);
        for (int n = 0; n < 12; n++) {
            item("rest-" + n, account("rest" + n, "0.00"), "dms", "standard", "2026-03-12", Mode.MANUAL, null);
        }
        assertThat(english.get("/admin/outbox").body()).contains("Working").doesNotContain("Resting");
        bean(FakeCarriers.class).answer(parcel -> new Answer.Away("connection refused"));
        runTo(at("2026-03-05 09:00"));
        assertThat(english.get("/admin/outbox").body())
                .contains("Resting until", "09:01", "Working", "class=\"resting\"");
        assertThat(chinese.get("/admin/outbox").body()).contains("暂停发送至", "09:01");
        bean(FakeCarriers.class).answer(parcel -> new Answer.Taken(Optional.empty(), "250 taken"));
        runTo(at("2026-03-05 09:30"));
        assertThat(english.get("/admin/outbox").body()).contains("Working").doesNotContain("Resting");
    }
}

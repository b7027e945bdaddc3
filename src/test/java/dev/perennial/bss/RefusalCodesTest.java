package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.perennial.coupon.CouponRefusal;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.kernel.Refusal;
import dev.perennial.key.KeyRefusal;
import dev.perennial.order.OrderRefusal;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.settings.SettingsRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;

/** Every refusal that an action can meet has a code that programs know, chosen by somebody. */
class RefusalCodesTest {
    private static final List<Class<? extends Refusal>> MET = List.of(
            OrderRefusal.class,
            RenewalRefusal.class,
            InvoiceRefusal.class,
            SettingsRefusal.class,
            CouponRefusal.class,
            KeyRefusal.class,
            PaymentRefusal.class);

    /** Of modules that actions use, but of things that no action does: signing in, contacts, clocks, users. */
    private static final List<String> NEVER_MET = List.of(
            "ClockRefusal",
            "ContactRefusal",
            "IdentityRefusal",
            "InstallationRefusal",
            "PasskeyRefusal",
            "ReminderRefusal",
            "SignInRefusal",
            "UserRefusal",
            "WebRefusal");

    static Stream<Refusal> met() {
        return MET.stream().map(Class::getEnumConstants).flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("met")
    void everyOneHasACode(Refusal why) {
        assertThat(RefusalCodes.known(why)).isPresent();
        var code = RefusalCodes.of(why);
        assertThat(code.status()).isEqualTo(400);
        assertThat(code.code()).isNotEmpty();
        if (why.isNotFound()) assertThat(code).isEqualTo(FaultCode.RESOURCE_NOT_EXISTS);
    }

    /** A kind of refusals that is added to a module which actions use is either met by one, or said not to be. */
    @Test
    void noKindOfRefusalsIsForgotten() {
        var modules = RefusalCodes.class
                .getPackage()
                .getAnnotation(ApplicationModule.class)
                .allowedDependencies();
        var packages =
                Arrays.stream(modules).map(module -> "dev.perennial." + module).toArray(String[]::new);
        var kinds = new ClassFileImporter()
                .importPackages(packages).stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Refusal.class))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !NEVER_MET.contains(name));
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        MET.stream().map(Class::getSimpleName).toList());
    }

    private enum Stranger implements Refusal {
        GONE,
        SHUT;

        @Override
        public boolean isNotFound() {
            return this == GONE;
        }
    }

    @Test
    void oneThatNoActionShouldMeetIsAnsweredAllTheSame() {
        assertThat(RefusalCodes.known(Stranger.GONE)).isEmpty();
        assertThat(RefusalCodes.of(Stranger.GONE)).isEqualTo(FaultCode.RESOURCE_NOT_EXISTS);
        assertThat(RefusalCodes.of(Stranger.SHUT)).isEqualTo(FaultCode.NOT_APPLICABLE);
    }
}

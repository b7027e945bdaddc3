package dev.perennial.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.perennial.Application;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may call whom, and what may be used where. Each guard is shown something it must reject. */
class ArchitectureTest {
    private static final String SAMPLES = "dev.perennial.house.sample";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.perennial");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains(SAMPLES.replace('.', '/')))
            .importPackages("dev.perennial");

    private static final DescribedPredicate<JavaClass> PURE = describe(
            "rules and kernel types",
            type -> outermost(type).getSimpleName().endsWith("Rule")
                    || type.getPackageName().equals("dev.perennial.kernel")
                            && !type.getSimpleName().equals("package-info"));

    private static final DescribedPredicate<JavaClass> STORES = describe(
            "stores and queries", type -> outermost(type).getSimpleName().matches(".*(Store|Queries|[a-z]Rows)"));

    private static final DescribedPredicate<JavaCodeUnitAccess<?>> READS_THE_CLOCK =
            describe("read the machine's clock", access -> {
                var owner = access.getTargetOwner();
                var name = access.getTarget().getName();
                return owner.getPackageName().equals("java.time") && name.equals("now")
                        || owner.getName().matches("java\\.time\\.(Clock|InstantSource)")
                                && name.matches("system.*|tick.*")
                        || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                        || owner.isEquivalentTo(Date.class)
                                && name.equals("<init>")
                                && access.getTarget().getRawParameterTypes().isEmpty();
            });

    private static final ArchRule RULES_ARE_PURE = noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..", "java.sql..", "javax.sql..", "org.slf4j..", "java.util.logging.."))
            .because("the same facts must give the same decision, wherever it is asked");

    private static final ArchRule SQL_IN_STORES = noClasses()
            .that(not(STORES))
            .and()
            .resideOutsideOfPackage("dev.perennial.db..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..")
                            .and(not(assignableTo(Throwable.class))))
            .because("whoever looks for a statement looks in one store");

    private static final ArchRule STORES_ARE_PRIVATE = classes()
            .that(STORES)
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic()
            .because("others come through the front door");

    private static final ArchRule ONE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.perennial.clock.PlatformClock")
            .should()
            .accessTargetWhere(describe(
                    READS_THE_CLOCK.getDescription(),
                    access -> access instanceof JavaCodeUnitAccess<?> call && READS_THE_CLOCK.test(call)))
            .because("a sandbox moves the platform's clock, and a test tells the time");

    private static final ArchRule NO_PRETENCE = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.mockito.."))
            .because("a test of a pretence proves nothing about us");

    @Test
    void modulesCallOnlyWhomTheyMay() {
        ApplicationModules.of(Application.class).verify();
        var circle = ApplicationModules.of(SAMPLES + ".circle", location -> true);
        assertThat(circle).hasSize(2);
        assertThatThrownBy(circle::verify).hasMessageContaining("Cycle detected");
    }

    @Test
    void rulesAndTheKernelArePure() {
        check(RULES_ARE_PURE, MAIN, "NoisyRule");
    }

    @Test
    void statementsStandInStores() {
        check(SQL_IN_STORES, MAIN, "Orders");
    }

    @Test
    void storesArePrivateToTheirFeature() {
        check(STORES_ARE_PRIVATE, MAIN, "OpenStore");
    }

    @Test
    void onlyThePlatformClockReadsTheClock() {
        check(
                ONE_CLOCK,
                MAIN,
                "OwnWatch$ByInstant",
                "OwnWatch$ByDay",
                "OwnWatch$ByMilliseconds",
                "OwnWatch$BySource",
                "OwnWatch$ByDate");
    }

    @Test
    void testsDoNotPretend() {
        check(NO_PRETENCE, TESTS, "Pretence");
    }

    private static void check(ArchRule rule, JavaClasses ours, String... samples) {
        rule.allowEmptyShould(true).check(ours);
        for (var sample : samples) {
            var name = SAMPLES + "." + sample;
            var bad = new ClassFileImporter()
                    .importPackages(SAMPLES)
                    .that(describe("", type -> type.getName().equals(name)));
            assertThat(bad).hasSize(1);
            assertThatThrownBy(() -> rule.check(bad)).as(sample).isInstanceOf(AssertionError.class);
        }
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}

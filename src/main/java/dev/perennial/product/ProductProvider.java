package dev.perennial.product;

import dev.perennial.clock.PlatformClock;
import dev.perennial.product.ProductCalls.NoAnswer;
import dev.perennial.product.ProductCalls.Said;
import dev.perennial.provider.Provider;
import dev.perennial.provider.ProviderTask;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries tasks to the products' systems that are connected. For a product without one, everything is taken as done:
 * there is nothing to wait for.
 */
class ProductProvider implements Provider {
    private static final Duration DISABLED = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ProductSystems systems;
    private final KnownSystems known;
    private final ProductCalls calls;
    private final Lines lines;
    private final Pulse pulse;
    private final PlatformClock clock;

    ProductProvider(
            ProductSystems systems,
            KnownSystems known,
            ProductCalls calls,
            Lines lines,
            Pulse pulse,
            PlatformClock clock) {
        this.systems = systems;
        this.known = known;
        this.calls = calls;
        this.lines = lines;
        this.pulse = pulse;
        this.clock = clock;
    }

    @Override
    public boolean isFar(ProviderTask task) {
        return system(task).isPresent();
    }

    @Override
    public Answer carry(ProviderTask task) {
        var system = system(task);
        return system.isEmpty() ? new Answer.Confirmed() : carry(task, system.get());
    }

    private Optional<ProductSystem> system(ProviderTask task) {
        var about = task.about();
        return about == null ? Optional.empty() : known.find(about.product());
    }

    private Answer carry(ProviderTask task, ProductSystem system) {
        var now = clock.now();
        if (!system.isEnabled()) return new Answer.NotAsked(now.plus(DISABLED), "not enabled");
        var line = lines.of(system.product());
        var rests = line.enter(system.atOnce(), now);
        if (rests.isPresent()) return new Answer.NotAsked(rests.get(), "resting");
        boolean answered = false;
        try {
            var answer = ask(task, system);
            answered = true;
            line.answered();
            pulse.answered(system.product(), now);
            return answer;
        } catch (RuntimeException none) {
            if (!answered) line.silent(now);
            pulse.silent(system.product(), now, String.valueOf(none.getMessage()));
            throw none;
        }
    }

    private Answer ask(ProviderTask task, ProductSystem system) {
        var about = task.about();
        if (about == null) throw new IllegalStateException("Indicates a bug: a task is carried that was not claimed");
        var body = JSON.writeValueAsBytes(TaskCall.of(task, about));
        var said = calls.post(
                system, "/tasks", task.id().toString(), body, systems.secrets(system.product(), clock.now()));
        return AnswerRule.of(said.status(), refused(said), clock.now(), system.patience())
                .orElseThrow(() -> new NoAnswer("answered " + said.status()));
    }

    private static @Nullable String refused(Said said) {
        try {
            return said.body().length == 0
                    ? null
                    : JSON.readTree(said.body()).path("refused").asString(null);
        } catch (JacksonException noJson) {
            return null;
        }
    }
}

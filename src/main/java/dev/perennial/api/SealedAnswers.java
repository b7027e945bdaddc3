package dev.perennial.api;

import dev.perennial.vault.Sealed;
import org.springframework.stereotype.Component;

/** Answers that are kept for the same request once more. */
@Component
class SealedAnswers implements Sealed {
    private final IdempotencyStore store;

    SealedAnswers(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public String column() {
        return "idempotency.answer";
    }

    @Override
    public int reseal(int bucket, Resealing change) {
        var answers = store.sealedBeginning(bucket, change.before());
        if (answers.isEmpty()) return 0;
        store.reseal(
                bucket,
                answers.stream()
                        .map(one -> new IdempotencyStore.Answer(
                                one.key(),
                                one.idempotencyKey(),
                                change.of(Idempotency.purpose(one.key(), one.idempotencyKey()), one.sealed())))
                        .toList());
        return answers.size();
    }
}

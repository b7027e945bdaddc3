package dev.perennial.admin.parked;

import dev.perennial.web.Waiting;
import org.springframework.stereotype.Component;

/** Items set aside wait for who looks at them. */
@Component
class ParkedWaiting implements Waiting {
    private final ParkedQueries queries;

    ParkedWaiting(ParkedQueries queries) {
        this.queries = queries;
    }

    @Override
    public String path() {
        return ParkedController.PATH;
    }

    @Override
    public long count() {
        return queries.count();
    }
}

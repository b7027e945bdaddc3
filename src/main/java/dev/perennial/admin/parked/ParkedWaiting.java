package dev.perennial.admin.parked;

import dev.perennial.renewal.ParkedItems;
import dev.perennial.web.Waiting;
import org.springframework.stereotype.Component;

/** Items set aside wait for who looks at them. */
@Component
class ParkedWaiting implements Waiting {
    private final ParkedItems items;

    ParkedWaiting(ParkedItems items) {
        this.items = items;
    }

    @Override
    public String path() {
        return ParkedController.PATH;
    }

    @Override
    public long count() {
        return items.count();
    }
}

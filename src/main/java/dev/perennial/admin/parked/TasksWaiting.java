package dev.perennial.admin.parked;

import dev.perennial.renewal.OpenTasks;
import dev.perennial.web.Waiting;
import org.springframework.stereotype.Component;

/** Tasks that no product's system answered wait for who has them asked again. */
@Component
class TasksWaiting implements Waiting {
    private final OpenTasks open;

    TasksWaiting(OpenTasks open) {
        this.open = open;
    }

    @Override
    public String path() {
        return TasksController.PATH;
    }

    @Override
    public long count() {
        return open.countAside();
    }
}

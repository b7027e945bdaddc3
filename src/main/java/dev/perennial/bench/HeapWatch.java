package dev.perennial.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The most heap that was still in use after a garbage collection: what the work needed, without what it threw away. */
final class HeapWatch implements AutoCloseable {
    private static final Set<String> NOT_HEAP = Set.of("Metaspace", "Compressed Class Space", "CodeCache");

    private final AtomicLong most = new AtomicLong();
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final NotificationListener listener = this::collected;
    private volatile boolean watching;

    HeapWatch() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
                emitters.add(emitter);
            }
        }
    }

    void watch(boolean on) {
        watching = on;
    }

    /** In megabytes; what is in use now, where nothing was collected meanwhile. */
    long megabytes() {
        long bytes = most.get() > 0
                ? most.get()
                : ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return (bytes + (1 << 20) - 1) >> 20;
    }

    private void collected(Notification notification, Object nothing) {
        if (watching && notification.getUserData() instanceof CompositeData data) {
            var after = GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
            most.accumulateAndGet(heap(after), Math::max);
        }
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool ->
                        !NOT_HEAP.contains(pool.getKey()) && !pool.getKey().startsWith("CodeHeap"))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    @Override
    public void close() {
        for (var emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException gone) {
                // Then it does not listen any more, which is all that was wanted.
            }
        }
    }
}

package dev.perennial.console.webhooks;

import dev.perennial.event.EventType;
import dev.perennial.web.Visit;
import dev.perennial.webhook.Deliveries;
import dev.perennial.webhook.Delivery;
import dev.perennial.webhook.Endpoint;
import dev.perennial.webhook.Webhooks;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The endpoints there are.
 *
 * @param here where this is: customers and the vendor's people have a page each
 * @param failed what of all endpoints was set aside, for the vendor's people
 */
public record WebhooksPage(Visit visit, String here, List<Endpoint> endpoints, Part failed) {

    /**
     * Deliveries of one page.
     *
     * @param next where older ones begin; empty where there are none
     */
    public record Part(List<Delivery> deliveries, String next) {
        /** @param found one more than are shown, where there are more */
        static Part of(List<Delivery> found, int most) {
            if (found.size() <= most) return new Part(found, "");
            return new Part(found.subList(0, most), found.get(most - 1).id().toString());
        }

        public boolean isEmpty() {
            return deliveries.isEmpty();
        }
    }

    public static String tone(Endpoint endpoint) {
        return switch (endpoint.state()) {
            case ON -> endpoint.failingSince().isPresent() ? "care" : "good";
            case PAUSED -> "care";
            case OFF -> "bad";
        };
    }

    /** The key of the word for how it stands. */
    public static String state(Endpoint endpoint) {
        return endpoint.isOn() && endpoint.failingSince().isPresent()
                ? "FAILING"
                : endpoint.state().name();
    }

    public static String tone(Delivery delivery) {
        return switch (delivery.state()) {
            case TAKEN -> "good";
            case DUE -> "care";
            case PARKED -> "bad";
        };
    }

    /** The key of the word for how it stands: what was tried before waits to go again. */
    public static String state(Delivery delivery) {
        return delivery.state() == Delivery.State.DUE && delivery.tries() > 0
                ? "AGAIN"
                : delivery.state().name();
    }

    /** The form for one more. */
    public record NewPage(
            Visit visit, String here, String url, String description, Set<EventType> types, Optional<String> wrong) {
        public EventType[] all() {
            return EventType.values();
        }
    }

    /** The one page that shows the secret. */
    public record MadePage(Visit visit, String here, Webhooks.Made made) {
        /** Without the secret. */
        @Override
        public String toString() {
            return made.toString();
        }
    }

    /** One endpoint, and the newest of what goes there. */
    public record EndpointPage(Visit visit, String here, Endpoint endpoint, Part deliveries) {
        /** Whether some was set aside, or may have been further back. */
        public boolean mayGoAgain() {
            return !deliveries.next().isEmpty()
                    || deliveries.deliveries().stream().anyMatch(delivery -> delivery.state() == Delivery.State.PARKED);
        }

        public String address() {
            return here + "/" + endpoint.id();
        }
    }

    /** The form by which one is changed. */
    public record ChangePage(NewPage form, Endpoint endpoint) {
        public String address() {
            return form.here() + "/" + endpoint.id();
        }
    }

    /**
     * Asks before what cannot be taken back.
     *
     * @param act what is to be done: {@code rotate} or {@code remove}
     */
    public record AskPage(Visit visit, String here, Endpoint endpoint, String act) {
        public String address() {
            return here + "/" + endpoint.id();
        }
    }

    /** One delivery with all its tries. */
    public record DeliveryPage(Visit visit, String here, Deliveries.Whole whole) {
        public String address() {
            return here + "/" + whole.endpoint().id();
        }
    }
}

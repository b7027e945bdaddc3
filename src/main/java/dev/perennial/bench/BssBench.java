package dev.perennial.bench;

import dev.perennial.db.DatabaseOptions;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Measures pages of the BSS door's list of instances, for an account with many items beside one with few. */
public final class BssBench {
    private static final String LIST = "QueryAvailableInstances?";
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int FAR = 1000;

    private final Contrast contrast;

    /** @param opener opens platforms that serve their doors */
    public BssBench(DatabaseOptions options, Platform.Opener opener, Bench.Hearing hearing) {
        this.contrast = new Contrast(
                options,
                opener,
                hearing,
                (platform, owner) -> new BssProgram(platform.port(), key(platform, owner))::call);
    }

    /**
     * Asks for every page so often.
     *
     * @throws IllegalStateException when a page takes more statements for many items than for few
     */
    public List<String> run(int items, int views) {
        return contrast.run(items, views, BssBench::pages);
    }

    /** Pages that lie beyond the items are the last ones instead. */
    private static List<String> pages(int items) {
        var far = page(items, FAR, USUAL);
        var last = page(items, FAR, MOST);
        return Stream.of(
                        page(items, 1, USUAL),
                        far,
                        page(items, Integer.MAX_VALUE, USUAL),
                        page(items, 1, MOST),
                        last,
                        far + "&RenewStatus=AutoRenewal",
                        far + "&ProductCode=" + Portfolio.PRODUCT + "&ProductType=" + Portfolio.EDITION,
                        far + "&SubscriptionType=Subscription&EndTimeStart=" + Portfolio.STARTED,
                        far + "&CreateTimeStart=" + Portfolio.STARTED,
                        "InstanceIDs=item-1,item-2,item-3")
                .map(query -> LIST + query)
                .toList();
    }

    private static String page(int items, int number, int size) {
        return "PageNum=" + Math.min(number, (items + size - 1) / size) + "&PageSize=" + size;
    }

    private static ApiKeys.Made key(Platform platform, User owner) {
        var wish = new ApiKeys.Wish("bench", ApiKey.Kind.SIGNING, Set.of(Scope.SUBSCRIPTIONS_READ), Optional.empty());
        return platform.bean(ApiKeys.class).make(owner, wish, Portfolio.STARTED).orThrow();
    }
}

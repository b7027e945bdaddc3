package dev.perennial.portfolio;

import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door for bringing in accounts, items and coupons: all of a folder's files, or nothing. */
@Component
public class Imports {
    private final Catalogs catalogs;
    private final Intake intake;
    private final Delivery delivery;

    Imports(Catalogs catalogs, Intake intake, Delivery delivery) {
        this.catalogs = catalogs;
        this.intake = intake;
        this.delivery = delivery;
    }

    /** @throws ImportRefused with everything that is wrong, up to a hundred; then nothing has changed */
    @Transactional
    public Imported load(Path folder, Instant now) {
        return load(folder, Actor.COMMAND_LINE, now, Watch.NOBODY);
    }

    /**
     * Reads {@code accounts.csv}, {@code subscriptions.csv}, {@code coupons.csv} and {@code instances.json}, as many of
     * them as the folder has. What is in the database already stays as it is, for it has lived on since.
     *
     * @throws ImportRefused with everything that is wrong, up to a hundred; then nothing has changed
     */
    @Transactional
    public Imported load(Path folder, Actor actor, Instant now, Watch watch) {
        var checked = check(folder, watch);

        // From here on everything is as it must be.
        delivery.write(checked.fresh(), actor, now, watch);
        return checked.imported();
    }

    /**
     * Reads the files as {@link #load} would, and says what it would do: nothing changes.
     *
     * @throws ImportRefused with everything that is wrong, up to a hundred
     */
    @Transactional(readOnly = true)
    public Imported preview(Path folder, Watch watch) {
        return check(folder, watch).imported();
    }

    private record Checked(Intake.Fresh fresh, Imported imported) {}

    private Checked check(Path folder, Watch watch) {
        var catalog = catalogs.current();
        var problems = new Problems();
        var parcel = read(folder, catalog, problems, watch);
        var fresh = intake.sort(parcel, catalog, problems, watch);
        problems.refuseIfAny();
        return new Checked(
                fresh,
                new Imported(
                        count(fresh.accounts(), parcel.accounts()),
                        count(fresh.subscriptions(), parcel.subscriptions()),
                        count(fresh.coupons(), parcel.coupons())));
    }

    private static Parcel read(Path folder, Catalog catalog, Problems problems, Watch watch) {
        var parcel = new Parcel();
        boolean any = read(CsvTable.ACCOUNTS, folder, problems, watch, parcel::addAccount)
                | read(CsvTable.SUBSCRIPTIONS, folder, problems, watch, row -> parcel.addSubscription(row, catalog))
                | read(CsvTable.COUPONS, folder, problems, watch, row -> parcel.addCoupon(row, catalog))
                | instances(folder, catalog, problems, watch, parcel);
        if (!any) {
            problems.add(new Problem(
                    folder.toString(),
                    0,
                    "",
                    "has none of accounts.csv, subscriptions.csv, coupons.csv and instances.json; name the"
                            + " folder with them"));
        }
        return parcel;
    }

    private static boolean read(CsvTable table, Path folder, Problems problems, Watch watch, Consumer<Fields> each) {
        var path = folder.resolve(table.file());
        if (!Files.isRegularFile(path)) {
            return false;
        }
        table.read(path, problems, watch, each);
        return true;
    }

    private static boolean instances(Path folder, Catalog catalog, Problems problems, Watch watch, Parcel parcel) {
        var path = folder.resolve(InstancesReader.FILE);
        if (!Files.isRegularFile(path)) {
            return false;
        }
        InstancesReader.read(path, catalog, problems, watch, row -> parcel.addSubscription(row, catalog));
        return true;
    }

    private static Imported.Count count(List<?> added, List<?> all) {
        return new Imported.Count(added.size(), all.size() - added.size());
    }
}

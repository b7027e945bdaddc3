package dev.perennial.api;

/** With what the vendor's people have beside what accounts have. */
abstract class VendorsScene extends FurnishedScene {
    @Override
    protected void more() {
        super.more();
        preparation("product", stage -> stage.has("product", "mail"));
    }
}

package dev.perennial.coupon;

import dev.perennial.kernel.Refusal;

/** Why a coupon is not shown. */
public enum CouponRefusal implements Refusal {
    /** The account holds none of that name. */
    COUPON_NOT_FOUND;

    @Override
    public boolean isNotFound() {
        return true;
    }
}

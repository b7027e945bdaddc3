package dev.perennial.bss;

/** Why a call came to nothing, as programs of this interface know it: code, status, and what to do about it. */
public enum FaultCode {
    /** The code is made of the parameter's name: see {@link Fault#missing}. */
    MISSING("Missing", 400, "{0} is mandatory for this action.", "Send the parameter."),
    INVALID_PARAMETER("InvalidParameter", 400, "The specified parameter {0} is not valid.", "See its values."),
    INVALID_VERSION("InvalidVersion", 400, "Specified parameter Version is not valid.", "Version is 2017-12-14."),
    INVALID_API(
            "InvalidApi.NotFound",
            404,
            "Specified api is not found, please check your url and method.",
            "This action is not offered here."),
    TOO_LARGE("RequestEntityTooLarge", 413, "The request is larger than one may be.", "Send less at once."),
    INCOMPLETE_SIGNATURE(
            "IncompleteSignature",
            400,
            "The request signature does not conform to Aliyun standards: {0}.",
            "Sign the host and every header that begins with x-acs-."),
    INVALID_SIGNATURE_METHOD(
            "InvalidSignatureMethod",
            400,
            "Specified signature method {0} is not supported.",
            "Sign by ACS3-HMAC-SHA256, or by HMAC-SHA1 of signature version 1.0."),
    TIME_FORMAT(
            "InvalidTimeStamp.Format",
            400,
            "Specified time stamp or date value is not well formatted.",
            "Write it as 2026-01-31T08:00:00Z."),
    TIME_EXPIRED(
            "InvalidTimeStamp.Expired",
            400,
            "Specified time stamp or date value is expired.",
            "Set the clock of the machine: it may be off by 15 minutes at the most."),
    KEY_NOT_FOUND(
            "InvalidAccessKeyId.NotFound",
            404,
            "Specified access key is not found.",
            "Make a signing key in the console."),
    KEY_INACTIVE(
            "InvalidAccessKeyId.Inactive",
            400,
            "Specified access key is disabled.",
            "The key was revoked or is over, or its user is disabled: make another one."),
    SIGNATURE(
            "SignatureDoesNotMatch",
            400,
            "Specified signature does not match our calculation. server StringToSign is [{0}]",
            FaultCode.COMPARE),
    OLDER_SIGNATURE(
            "SignatureDoesNotMatch",
            400,
            "Specified signature is not matched with our calculation. server string to sign is:{0}",
            FaultCode.COMPARE),
    NONCE_USED(
            "SignatureNonceUsed",
            400,
            "Specified signature nonce was used already.",
            "Sign each request with a nonce of its own, also when it is sent again."),
    THROTTLED(
            "Throttling.User",
            400,
            "Request was denied due to user flow control.",
            "Wait as long as the header Retry-After says."),
    NOT_AUTHORIZED(
            "NotAuthorized",
            400,
            "This API is not authorized for caller.",
            "Give the key this scope, where its user's role allows it: {0}."),
    INVALID_OWNER(
            "InvalidOwner",
            400,
            "The specified owner doesn't belong to caller.",
            "Leave OwnerId out for one's own account."),
    NOT_APPLICABLE("NotApplicable", 400, "This API is not applicable for caller.", ""),
    PRODUCT_NOT_SUPPORTED("ProductNotSupported", 400, "Product currently is not supported.", "See QueryProductList."),
    RESOURCE_NOT_EXISTS("ResourceNotExists", 400, "The specific resource is not exists.", ""),
    RESOURCE_STATUS("ResourceStatusError", 400, "The resource status error.", ""),
    INVALID_MODULE("InvalidModuleCode", 400, "The specified module {0} is not valid.", "See DescribePricingModule."),
    INVALID_CONFIG("InvalidConfigCode", 400, "The specified config {0} is not valid.", "See DescribePricingModule."),
    ORDER_IN_PROGRESS("LastOrderProcessing", 400, "The previous order is still being processed.", ""),
    BALANCE("PAY.INSUFFICIENT_BALANCE", 400, "The account's balance is insufficient for this order.", "Top up."),
    TOKEN_REUSED(
            "IdempotentParameterMismatch",
            400,
            "The client token was used before, for a request with other parameters.",
            "Use a client token for one request only."),
    INTERNAL(
            "InternalError",
            500,
            "The request processing has failed due to some unknown error.",
            "Tell us the RequestId.");

    private static final String COMPARE =
            "Compare the string with the one you signed; where they are alike, the secret is another one.";

    private final String code;
    private final int status;
    private final String message;
    private final String advice;

    FaultCode(String code, int status, String message, String advice) {
        this.code = code;
        this.status = status;
        this.message = message;
        this.advice = advice;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    String advice() {
        return advice;
    }
}

package dev.perennial.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of routes: one line an address, and what it answers to whom. To add a route, add a line; the test says which
 * are missing.
 *
 * <pre>
 * METHOD address form : nobody | owner | payer | viewer | operator | other | unknown
 * </pre>
 *
 * <p>The {@code {places}} are things of the account lotus, made anew for each question: {@code item}, {@code feed}, {@code order}
 * (unpaid), {@code paid}, {@code payment}, {@code title}, {@code invoice}, {@code contact}, {@code key} (of another user), {@code user}, {@code login} (nobody's yet). Owner, payer and viewer are users of lotus; other is the owner of another
 * (unpaid), {@code paid}, {@code payment}, {@code title}, {@code invoice}, {@code user}, {@code login} (nobody's yet),
 * {@code message} in the console, {@code kept} in the mailbox. Owner, payer and viewer are users of lotus; other is the owner of another
 * account, asking for lotus's things; unknown is the owner, asking for things that are not there, once by a number and
 * twice by nonsense (of operators' pages, the operator). An answer is a status; {@code in}: led to the sign-in page; an address: led there, {@code *} for a
 * number; {@code -}: not asked. That a form without its token against forgery is refused needs no column: every POST is
 * asked so, and must answer 403.
 *
 * <p>The vendor's other people, finance, support and auditor, are asked wherever an operator is, and answered alike: save
 * that of operators' forms finance sends those below {@code /admin/money}, support those below {@code /admin/items} and
 * {@code /admin/parked} and {@code /admin/outbox}, but for its templates, the auditor none but those of their own keys, which all have, and that support takes no file ({@code .csv}).
 */
final class Routes {
    private Routes() {}

    /** Addresses that belong to the doors themselves, and to no controller. */
    static final Set<String> OF_THE_DOORS = Set.of(
            "POST /sign-in",
            "POST /sign-in/passkey",
            "GET /sign-in/openid/provider",
            "GET /sign-in/openid/provider/answer",
            "POST /sign-out");

    /** What is sent there proves itself by its signature, and not by a form's token: the answer to what is not signed. */
    private static final Map<String, String> SIGNED =
            Map.of("/", "400", "/webhooks/stripe", "400", "/webhooks/sms", "400", "/unsubscribe", "404");

    private static final String TABLE = """
        GET / : in | 200 | 200 | 200 | /admin | 200 | -
        GET /products/dms : in | 200 | 200 | 200 | 403 | 200 | -
        GET /products/nothing : in | 404 | 404 | 404 | 403 | 404 | -
        GET /terms/dms : 200 | 200 | 200 | 200 | 200 | 200 | -

        GET /renewals : in | 200 | 200 | 200 | 403 | 200 | -
        GET /renewals.csv : in | 200 | 200 | 200 | 403 | 200 | -
        GET /renewals/auto?item={item} : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /renewals/auto item={item}&period=P1M : in | /renewals | /renewals | 403 | 403 | 404 | 404
        POST /renewals/manual item={item} : in | /renewals | /renewals | 403 | 403 | 404 | 404
        POST /renewals/none item={item} : in | /renewals | /renewals | 403 | 403 | 404 | 404
        GET /renewals/unify?item={item} : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /renewals/unify item={item}&day=28 : in | 200 | 200 | 403 | 403 | 404 | 404
        GET /renew?item={item} : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /renew item={item}&act=buy : in | /renew | /renew | 403 | 403 | /renew | /renew

        GET /items?id={item} : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /items/{item} : in | 200 | 200 | 200 | 403 | 404 | 404
        POST /items/rank id={item}&rank=1 : in | /items/* | /items/* | 403 | 403 | 404 | 404
        POST /items/reserve id={item}&amount=1.00 : in | /items/* | /items/* | 403 | 403 | 404 | 404

        GET /orders/{order} : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /orders/{order}/cancel : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /orders/{order}/cancel : in | /orders/* | /orders/* | 403 | 403 | 404 | 404
        POST /orders/{order}/pay : in | /orders/* | /orders/* | 403 | 403 | 404 | 404
        POST /orders/{order}/go-to-pay : in | /orders/* | /orders/* | 403 | 403 | 404 | 404
        GET /orders/{paid}/undo : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /orders/{paid}/undo : in | /orders/* | /orders/* | 403 | 403 | 404 | 404

        GET /orders : in | 200 | 200 | 200 | 403 | 200 | -
        GET /coupons : in | 200 | 200 | 200 | 403 | 200 | -
        GET /forecast : in | 200 | 200 | 200 | 403 | 200 | -
        GET /forecast/summary : in | 200 | 200 | 200 | 403 | 200 | -
        GET /funds : in | 200 | 200 | 200 | 403 | 200 | -
        GET /funds/top-up : in | 200 | 200 | 403 | 403 | 200 | -
        POST /funds/top-up amount=10.00 : in | /gateway/* | /gateway/* | 403 | 403 | /gateway/* | -
        GET /funds/auto-top-up : in | 200 | 200 | 200 | 403 | 200 | -
        POST /funds/auto-top-up ceiling=10.00&agreed=1 : in | 422 | 422 | 403 | 403 | 422 | -
        POST /funds/auto-top-up/stop : in | /funds/auto-top-up | /funds/auto-top-up | 403 | 403 | /funds/auto-top-up | -
        POST /funds/auto-top-up/remove : in | /funds/auto-top-up | /funds/auto-top-up | 403 | 403 | /funds/auto-top-up | -
        POST /funds/alert amount=10.00 : in | /funds | /funds | 403 | 403 | /funds | -
        GET /funds/transfer : in | 200 | 200 | 200 | 403 | 200 | -
        GET /funds/transfer?order={order} : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /gateway/{payment} : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /gateway/{payment}/pay : in | /payments/*/back | /payments/*/back | 403 | 403 | 404 | 404
        POST /gateway/{payment}/decline : in | /payments/*/back | /payments/*/back | 403 | 403 | 404 | 404
        POST /gateway/{payment}/leave : in | /payments/*/back | /payments/*/back | 403 | 403 | 404 | 404
        GET /payments/{payment}/back : in | /payments/* | /payments/* | 403 | 403 | 404 | 404
        GET /payments/{payment} : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /payments/{payment}/go-on : in | /gateway/* | /gateway/* | 403 | 403 | 404 | 404
        POST /payments/{payment}/give-up : in | /funds | /funds | 403 | 403 | 404 | 404

        GET /notices : in | 200 | 200 | 200 | 403 | 200 | -
        GET /notices/{message} : in | 200 | 200 | 200 | 403 | 404 | 404
        POST /notices/read : in | /notices | /notices | 403 | 403 | /notices | -
        GET /notices/history : in | 200 | 200 | 200 | 403 | 200 | -
        GET /notices/{message}/proof : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /mailbox : in | 200 | 200 | 200 | 200 | 200 | -
        GET /mailbox/{kept} : in | 200 | 200 | 200 | 200 | 404 | 404
        GET /mailbox/{kept}/html : in | 200 | 200 | 200 | 200 | 404 | 404

        POST / : 400 | 400 | 400 | 400 | 400 | 400 | -
        POST /webhooks/stripe : 400 | 400 | 400 | 400 | 400 | 400 | -
        POST /webhooks/sms : 400 | 400 | 400 | 400 | 400 | 400 | -
        GET /invoices : in | 200 | 200 | 200 | 403 | 200 | -
        GET /invoices?by=month : in | 200 | 200 | 200 | 403 | 200 | -
        GET /invoices/issued : in | 200 | 200 | 200 | 403 | 200 | -
        GET /invoices/top-ups : in | 200 | 200 | 200 | 403 | 200 | -
        GET /invoices/titles : in | 200 | 200 | 200 | 403 | 200 | -
        GET /invoices/titles/_new : in | 200 | 200 | 403 | 403 | 200 | -
        POST /invoices/titles kind=PERSON&name=Li&country=CN : in | /invoices/titles | /invoices/titles | 403 | 403 | /invoices/titles | -
        GET /invoices/titles/{title} : in | 200 | 200 | 403 | 403 | 404 | 404
        POST /invoices/titles/prefer id={title} : in | /invoices/titles | /invoices/titles | 403 | 403 | 404 | 404
        POST /invoices/titles/remove id={title} : in | /invoices/titles | /invoices/titles | 403 | 403 | 404 | 404
        POST /invoices/automatic title={title} : in | /invoices | /invoices | 403 | 403 | 404 | 404
        GET /invoices/request?order={paid} : in | 200 | 200 | 403 | 403 | /invoices | /invoices
        POST /invoices/request order={paid}&title={title} : in | /invoices/* | /invoices/* | 403 | 403 | 404 | 404
        GET /invoices/{invoice} : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /invoices/{invoice}/pdf : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /invoices/{invoice}/facturx : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /invoices/{invoice}/xml : in | 200 | 200 | 200 | 403 | 404 | 404
        GET /invoices/{invoice}/ubl : in | 200 | 200 | 200 | 403 | 404 | 404

        GET /notices/contacts : in | 200 | 200 | 200 | 403 | 200 | -
        GET /notices/contacts/_new : in | 200 | 403 | 403 | 403 | 200 | -
        POST /notices/contacts name=N : in | 409 | 403 | 403 | 403 | 409 | -
        GET /notices/contacts/{contact} : in | 200 | 403 | 403 | 403 | 404 | 404
        POST /notices/contacts/{contact} name=N&part=BILLING&email=n@example.com : in | /notices/contacts | 403 | 403 | 403 | 404 | 404
        POST /notices/contacts/{contact}/up : in | /notices/contacts | 403 | 403 | 403 | 404 | 404
        POST /notices/contacts/{contact}/down : in | /notices/contacts | 403 | 403 | 403 | 404 | 404
        GET /notices/contacts/{contact}/remove : in | 200 | 403 | 403 | 403 | 404 | 404
        POST /notices/contacts/{contact}/remove : in | /notices/contacts | 403 | 403 | 403 | 404 | 404
        GET /notices/contacts/{contact}/verify : in | 200 | 403 | 403 | 403 | 404 | 404
        POST /notices/contacts/{contact}/verify code=123456 : in | 409 | 403 | 403 | 403 | 404 | 404
        POST /notices/contacts/{contact}/code : in | /notices/contacts/*/verify | 403 | 403 | 403 | 404 | 404
        GET /notices/preferences : in | 200 | 200 | 200 | 403 | 200 | -
        GET /notices/preferences?contact={contact} : in | 200 | 200 | 200 | 403 | 404 | 404
        POST /notices/preferences contact={contact} : in | /notices/preferences | 403 | 403 | 403 | 404 | 404
        GET /unsubscribe : 404 | 404 | 404 | 404 | 404 | 404 | -
        POST /unsubscribe of=nothing : 404 | 404 | 404 | 404 | 404 | 404 | -

        GET /users : in | 200 | 200 | 200 | 403 | 200 | -
        GET /users/_new : in | 200 | 403 | 403 | 403 | 200 | -
        POST /users login={login}&name=N&role=VIEWER : in | 200 | 403 | 403 | 403 | 200 | -
        GET /users/{user} : in | 200 | 403 | 403 | 403 | 404 | 404
        GET /users/{user}/remove : in | 200 | 403 | 403 | 403 | 404 | 404
        POST /users/{user}/name name=N : in | /users/* | 403 | 403 | 403 | 404 | 404
        POST /users/{user}/role role=PAYER : in | /users/* | 403 | 403 | 403 | 404 | 404
        POST /users/{user}/disable : in | /users/* | 403 | 403 | 403 | 404 | 404
        POST /users/{user}/enable : in | /users/* | 403 | 403 | 403 | 404 | 404
        POST /users/{user}/sign-out : in | /users/* | 403 | 403 | 403 | 404 | 404
        POST /users/{user}/reset : in | 200 | 403 | 403 | 403 | 404 | 404
        POST /users/{user}/remove : in | /users | 403 | 403 | 403 | 404 | 404
        GET /notices/calendar : in | 200 | 200 | 200 | 403 | 200 | -
        POST /notices/calendar name=N : in | 200 | 403 | 403 | 403 | 200 | -
        GET /notices/calendar/{feed}/revoke : in | 200 | 403 | 403 | 403 | 404 | 404
        POST /notices/calendar/{feed}/revoke : in | /notices/calendar | 403 | 403 | 403 | 404 | 404
        GET /calendar/x.ics : 404 | 404 | 404 | 404 | 404 | 404 | -
        GET /notices/schedule : in | 200 | 200 | 200 | 403 | 200 | -
        POST /notices/schedule product=*&days=45 : in | /notices/schedule | 403 | 403 | 403 | /notices/schedule | -
        POST /notices/schedule/remove product=*&days=44 : in | /notices/schedule | 403 | 403 | 403 | /notices/schedule | -
        GET /api : 200 | 200 | 200 | 200 | 200 | 200 | -
        GET /problems/KEY_NOT_VALID : 200 | 200 | 200 | 200 | 200 | 200 | -
        GET /problems/NOTHING : 404 | 404 | 404 | 404 | 404 | 404 | -
        GET /keys : in | 200 | 200 | 200 | 403 | 200 | -
        GET /keys/_new : in | 200 | 200 | 200 | 403 | 200 | -
        POST /keys name=N&scope=events:read : in | 200 | 200 | 200 | 403 | 200 | -
        GET /keys/{key}/revoke : in | 200 | 409 | 409 | 403 | 404 | 404
        POST /keys/{key}/revoke : in | /keys | 409 | 409 | 403 | 404 | 404
        GET /events/endpoints : in | 200 | 403 | 403 | 403 | 200 | -
        GET /events/endpoints/_new : in | 200 | 403 | 403 | 403 | 200 | -
        POST /events/endpoints url=x : in | 409 | 403 | 403 | 403 | 409 | -
        GET /events/endpoints/01900000-0000-7000-8000-000000000000 : in | 404 | 403 | 403 | 403 | 404 | -
        GET /events/endpoints/01900000-0000-7000-8000-000000000000/change : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/01900000-0000-7000-8000-000000000000/change url=x : in | 404 | 403 | 403 | 403 | 404 | -
        GET /events/endpoints/01900000-0000-7000-8000-000000000000/rotate : in | 404 | 403 | 403 | 403 | 404 | -
        GET /events/endpoints/01900000-0000-7000-8000-000000000000/remove : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/01900000-0000-7000-8000-000000000000/rotate : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/01900000-0000-7000-8000-000000000000/pause : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/01900000-0000-7000-8000-000000000000/resume : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/01900000-0000-7000-8000-000000000000/remove : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/01900000-0000-7000-8000-000000000000/ping : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/01900000-0000-7000-8000-000000000000/replay : in | 404 | 403 | 403 | 403 | 404 | -
        GET /events/endpoints/deliveries/01900000-0000-7000-8000-000000000000 : in | 404 | 403 | 403 | 403 | 404 | -
        POST /events/endpoints/deliveries/01900000-0000-7000-8000-000000000000/replay : in | 404 | 403 | 403 | 403 | 404 | -
        GET /account : in | 200 | 200 | 200 | 403 | 200 | -
        POST /account name=N&zone=Asia/Shanghai&language=en&email=&phone= : in | /account | 403 | 403 | 403 | /account | -
        GET /profile : in | 200 | 200 | 200 | 200 | 200 | -
        POST /profile/name name=Somebody : in | /profile | /profile | /profile | /profile | /profile | -
        GET /profile/password : in | 200 | 200 | 200 | 200 | 200 | -
        POST /profile/password old=x&fresh=y&again=y : in | 409 | 409 | 409 | 409 | 409 | -
        GET /profile/passkeys : in | 200 | 200 | 200 | 200 | 200 | -
        POST /profile/passkeys/options : in | 200 | 200 | 200 | 200 | 200 | -
        POST /profile/passkeys label=x&credential=x : in | 409 | 409 | 409 | 409 | 409 | -
        POST /profile/passkeys/remove id=x : in | 404 | 404 | 404 | 404 | 404 | -
        POST /profile/sign-out-everywhere : in | /sign-in | /sign-in | /sign-in | /sign-in | /sign-in | -

        GET /admin : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/keys : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/keys/_new : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/keys name=N&scope=events:read : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/keys/01900000-0000-7000-8000-000000000000/revoke : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/keys/01900000-0000-7000-8000-000000000000/revoke : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/webhooks : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/webhooks/_new : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/webhooks url=x : in | 403 | 403 | 403 | 409 | 403 | -
        GET /admin/webhooks/01900000-0000-7000-8000-000000000000 : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/webhooks/01900000-0000-7000-8000-000000000000/change : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/01900000-0000-7000-8000-000000000000/change url=x : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/webhooks/01900000-0000-7000-8000-000000000000/rotate : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/webhooks/01900000-0000-7000-8000-000000000000/remove : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/01900000-0000-7000-8000-000000000000/rotate : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/01900000-0000-7000-8000-000000000000/pause : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/01900000-0000-7000-8000-000000000000/resume : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/01900000-0000-7000-8000-000000000000/remove : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/01900000-0000-7000-8000-000000000000/ping : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/01900000-0000-7000-8000-000000000000/replay : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/webhooks/deliveries/01900000-0000-7000-8000-000000000000 : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/webhooks/deliveries/01900000-0000-7000-8000-000000000000/replay : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/accounts/lotus : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/accounts/nobody : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/accounts?id=lotus : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/items/{item} : in | 403 | 403 | 403 | 200 | 403 | 404
        GET /admin/items?id={item} : in | 403 | 403 | 403 | 200 | 403 | 404
        GET /admin/find?id={item} : in | 403 | 403 | 403 | /admin/items/* | 403 | 404
        GET /admin/parked : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/parked item={item}&reason=mended : in | 403 | 403 | 403 | /admin/parked | 403 | -
        GET /admin/parked/tasks : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/parked/tasks task=01900000-0000-7000-8000-000000000000&reason=mended : in | 403 | 403 | 403 | /admin/parked/tasks | 403 | -
        GET /admin/products : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/products/mail : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/products/mail address=http://127.0.0.1:9/x&enabled=true&timeout=1&atOnce=1&patience=1&revision=&reason=x : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/products/mail/secret act=fresh&reason=x : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/products/mail/comparison : in | 403 | 403 | 403 | /admin/products/mail | 403 | -
        POST /admin/products/mail/answers task=01900000-0000-7000-8000-000000000000&act=confirmed&reason=x : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/products/mail/differences difference=none|ONLY_HERE&reason=x : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/outbox : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/outbox?state=PARKED&channel=SMS : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/outbox/resend channel=EMAIL&reason=mended : in | 403 | 403 | 403 | /admin/outbox | 403 | -
        GET /admin/outbox/01900000-0000-7000-8000-000000000000 : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/outbox/01900000-0000-7000-8000-000000000000/resend reason=mended : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/outbox/templates : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/outbox/templates/letter?kind=EXPIRING&language=zh : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/outbox/templates/test kind=EXPIRING&channel=EMAIL&recipient=a@example.com : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/runs : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/books/trial-balance : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/books/trial-balance.csv : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/books/days?currency=CNY&account=WALLET : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/books/entries : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/books/entries.csv : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/books/deferred-revenue : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/books/deferred-revenue.csv : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/journal : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/journal.csv : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/refunds : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/refunds/{paid} : in | 403 | 403 | 403 | 200 | 403 | 404
        POST /admin/money/refunds/{paid} reason=x&amount-1=1.00 : in | 403 | 403 | 403 | /admin/money/refunds/* | 403 | 404
        POST /admin/money/refunds/{paid}/undo reason=x : in | 403 | 403 | 403 | /admin/money/refunds/* | 403 | 404
        GET /funds/withdraw : in | 200 | 403 | 403 | 403 | 200 | -
        POST /funds/withdraw amount=1.00&holder=Lotus&number=DE89370400440532013000 : in | /funds/withdraw | 403 | 403 | 403 | 422 | -
        GET /admin/money/payouts : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/payouts.csv : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/payouts/{paid} : in | 403 | 403 | 403 | 404 | 403 | 404
        POST /admin/money/payouts/{paid}/paid reason=x&reference=y : in | 403 | 403 | 403 | 404 | 403 | 404
        GET /admin/money/grants : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/grants?account=lotus : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/money/grants/balance account=lotus&amount=1.00&reason=x : in | 403 | 403 | 403 | /admin/money/grants | 403 | -
        POST /admin/money/grants/extend id={item}&days=3&reason=x : in | 403 | 403 | 403 | /admin/items/* | 403 | 404
        GET /admin/items/extend?id={item} : in | 403 | 403 | 403 | 200 | 403 | 404
        POST /admin/items/extend id={item}&days=3&reason=x : in | 403 | 403 | 403 | /admin/items/* | 403 | 404
        GET /admin/money/statements : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/money/statements : in | 403 | 403 | 403 | 422 | 403 | -
        GET /admin/money/statements/sample.xml : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/statements/mappings : in | 403 | 403 | 403 | 200 | 403 | -
        POST /admin/money/statements/mappings name=x&content=y : in | 403 | 403 | 403 | 422 | 403 | -
        GET /admin/money/statements/x : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/money/statements/entries/x : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/money/statements/entries/x/credit account=lotus&reason=r : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/money/statements/entries/x/take-back original=x&reason=r : in | 403 | 403 | 403 | 404 | 403 | -
        POST /admin/money/statements/entries/x/ignore reason=r : in | 403 | 403 | 403 | 404 | 403 | -
        GET /admin/money/invoices : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/invoices?q=lotus : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/invoices.csv?entity=perennial-cn : in | 403 | 403 | 403 | 200 | 403 | -
        GET /admin/money/invoices/{invoice} : in | 403 | 403 | 403 | 200 | 403 | 404
        POST /admin/money/invoices/refunds account=lotus&to=CREDIT_NOTE&reason=x : in | 403 | 403 | 403 | /admin/money/invoices | 403 | -
        GET /admin/clock : in | 403 | 403 | 403 | /admin | 403 | -
        POST /admin/clock to=DAY&seen=2000-01-01T00:00:00Z : in | 403 | 403 | 403 | 409 | 403 | -

        GET /sign-in : 200 | / | / | / | / | / | -
        POST /sign-in login=nobody&password=wrong : /sign-in | - | - | - | - | - | -
        POST /sign-in/passkey/options : 200 | 200 | 200 | 200 | 200 | 200 | -
        POST /sign-in/passkey credential=x : /sign-in | - | - | - | - | - | -
        GET /sign-in/openid/provider : /sign-in | - | - | - | - | - | -
        GET /sign-in/openid/provider/answer : /sign-in | - | - | - | - | - | -
        GET /go/x/y?to=/renewals : 404 | 404 | 404 | 404 | 404 | 404 | -
        GET /forgot-account : 200 | 200 | 200 | 200 | 200 | 200 | -
        POST /forgot-account name=lotus.example : /forgot-account | - | - | /forgot-account | - | - | -
        POST /sign-out : /sign-in | /sign-in | /sign-in | /sign-in | /sign-in | /sign-in | -
        POST /language to=en&back=/terms/dms : /terms/dms | /terms/dms | /terms/dms | /terms/dms | /terms/dms | /terms/dms | -

        GET /actuator/health : 200 | 200 | 200 | 200 | 200 | 200 | -
        GET /actuator/health/db : in | 403 | 403 | 403 | 403 | 403 | -
        GET /actuator : in | 403 | 403 | 403 | 403 | 403 | -
        GET /nowhere : in | 404 | 404 | 404 | 404 | 404 | -
        """;

    private static final List<String> WHO =
            List.of("nobody", "owner", "payer", "viewer", "operator", "other", "unknown");

    /**
     * @param expected the answer by who asks, in the order of the columns, without those who are not asked
     */
    record Line(String method, String address, String form, Map<String, String> expected) {
        String route() {
            return method + " " + address;
        }

        boolean isPost() {
            return method.equals("POST");
        }

        Map<String, String> inOrder(Map<String, String> answers) {
            var ordered = new LinkedHashMap<String, String>();
            expected.keySet().forEach(who -> ordered.put(who, answers.get(who)));
            answers.forEach(ordered::putIfAbsent);
            return ordered;
        }
    }

    static List<Line> table() {
        return TABLE.lines().filter(line -> !line.isBlank()).map(Routes::line).toList();
    }

    /** Whether one of the vendor's people who is not an operator gets what an operator gets. */
    private static boolean isOpen(String who, String method, String address) {
        if (!address.startsWith("/admin")) return true;
        if (method.equals("GET")) return !(who.equals("support") && address.contains(".csv"));
        return address.startsWith("/admin/keys")
                || who.equals("finance") && address.startsWith("/admin/money/")
                || who.equals("support") && address.matches("/admin/(items|parked|outbox(?!/templates))(/.*)?");
    }

    private static Line line(String text) {
        var halves = text.split(" : ", 2);
        var asked = halves[0].strip().split(" +", 3);
        var answers = halves[1].split("\\|");
        if (answers.length != WHO.size()) {
            throw new IllegalArgumentException(WHO.size() + " answers are wanted: " + text);
        }
        var expected = new LinkedHashMap<String, String>();
        if (asked[0].equals("POST")) {
            expected.put("forged", SIGNED.getOrDefault(asked[1], "403"));
        }
        for (int i = 0; i < answers.length; i++) {
            if (!answers[i].strip().equals("-")) {
                expected.put(WHO.get(i), answers[i].strip());
            }
        }
        if (expected.containsKey("operator")) {
            for (var who : List.of("finance", "support", "auditor")) {
                expected.put(who, isOpen(who, asked[0], asked[1]) ? expected.get("operator") : "403");
            }
        }
        return new Line(asked[0], asked[1], asked.length > 2 ? asked[2] : "", expected);
    }
}

-- A paid order is also refunded in part, and more than once: an order of type REFUND names what it undoes, which is
-- whole and once, or what it refunds. Its lines have the numbers of the lines they give back. A line never gives back
-- more cash than it took; what was given back is nothing to be invoiced. A term may be ended early with its refund:
-- then the line says to when it was cut.
alter table orders
  add column refunds_order_id uuid,
  add column refunded_because text check (refunded_because <> ''),
  add foreign key (bucket, refunds_order_id) references orders,
  drop constraint refund_names_its_order,
  add constraint refund_names_its_order check (
    (type = 'REFUND') = (undoes_order_id is not null or refunds_order_id is not null)
    and (undoes_order_id is null or refunds_order_id is null)),
  add constraint refund_says_why check ((refunds_order_id is null) = (refunded_because is null));
create index refund_of_order on orders (bucket, refunds_order_id) where refunds_order_id is not null;

alter table order_line
  add column refunded_minor bigint not null default 0,
  add column cut_to timestamptz,
  add constraint refunded_within_cash check (refunded_minor between 0 and wallet_minor),
  add constraint invoiceable_without_refunds check (invoiceable_minor <= wallet_minor - refunded_minor),
  add constraint line_cut_within_its_term check (cut_to > starts_at and cut_to < ends_at);
update order_line l set refunded_minor = l.wallet_minor from orders o
where o.bucket = l.bucket and o.order_id = l.order_id and o.undone_at is not null;

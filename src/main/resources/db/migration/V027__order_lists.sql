-- The orders of one item, for lists and for what an item's page tells of.
create index order_line_of_item on order_line (bucket, subscription_id, order_id);

-- Lists of orders go by id, which is by time. What is rare among an account's orders has an index of its own.
create index order_cancelled_of_account on orders (bucket, account_id, order_id) where state = 'CANCELLED';
create index order_refund_of_account on orders (bucket, account_id, order_id) where type = 'REFUND';

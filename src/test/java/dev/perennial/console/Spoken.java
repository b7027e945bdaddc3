package dev.perennial.console;

/** The words of the documents' steps, and what a Chinese customer reads in their place. */
enum Spoken {
    EN(
            "en-US",
            "Renewals",
            "DMS Order Management",
            "Funds",
            "Data Management - New (Subscription)",
            "Manual",
            "Auto",
            "Enable Auto Renewal",
            "Auto Renew",
            "Enable Manual Renewal",
            "OK",
            "Renew",
            "Renew now",
            "Renew both",
            "Buy Now",
            "Go to Pay",
            "Top up",
            "Forgot the account for mailbox renewal?"),
    ZH(
            "zh-CN",
            "续费管理",
            "DMS 订单管理",
            "资金",
            "数据管理 DMS-新版（包年包月）",
            "手动续费",
            "自动续费",
            "开通自动续费",
            "开通自动续费",
            "恢复手动续费",
            "确定",
            "续费",
            "立即续费",
            "一并续费",
            "立即购买",
            "去支付",
            "充值",
            "忘记续费邮箱所在的账号？");

    final String tag;
    final String renewals;
    final String dmsOrders;
    final String funds;
    final String dmsProduct;
    final String manual;
    final String auto;
    final String enableAuto;
    final String autoRenew;
    final String enableManual;
    final String ok;
    final String renew;
    final String renewNow;
    final String renewBoth;
    final String buyNow;
    final String goToPay;
    final String topUp;
    final String forgot;

    Spoken(String tag, String... words) {
        this.tag = tag;
        int next = 0;
        renewals = words[next++];
        dmsOrders = words[next++];
        funds = words[next++];
        dmsProduct = words[next++];
        manual = words[next++];
        auto = words[next++];
        enableAuto = words[next++];
        autoRenew = words[next++];
        enableManual = words[next++];
        ok = words[next++];
        renew = words[next++];
        renewNow = words[next++];
        renewBoth = words[next++];
        buyNow = words[next++];
        goToPay = words[next++];
        topUp = words[next++];
        forgot = words[next];
    }
}

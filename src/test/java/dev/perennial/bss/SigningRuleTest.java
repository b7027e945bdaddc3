package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Both signatures by the examples their makers publish. */
class SigningRuleTest {

    /** The published example of signature version 1.0, of DescribeDedicatedHosts. */
    @Test
    void theOlderSignature() {
        var query = new TreeMap<>(Map.of(
                "Timestamp", "2016-02-23T12:46:24Z",
                "Format", "XML",
                "AccessKeyId", "testid",
                "Action", "DescribeRegions",
                "SignatureMethod", "HMAC-SHA1",
                "SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
                "Version", "2014-05-26",
                "SignatureVersion", "1.0"));
        var call = new Call("GET", query, new TreeMap<>(), Map.of(), new byte[0]);
        var text = ParameterSigningRule.stringToSign(call, query);
        assertThat(text)
                .isEqualTo("GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26"
                        + "SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26"
                        + "SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26");
        assertThat(ParameterSigningRule.sign("testsecret", text)).isEqualTo("OLeaidS1JvxuMvnyHOwuJ+uX5qY=");
    }

    /** The published example of ACS3-HMAC-SHA256, of RunInstances. */
    @Test
    void theNewerSignature() {
        var query = new TreeMap<>(
                Map.of("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId", "cn-shanghai"));
        var headers = Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2014-05-26",
                "authorization",
                        "ACS3-HMAC-SHA256"
                                + " Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
                                + "x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=x");
        var signed = HeaderSigningRule.read(new Call("POST", query, new TreeMap<>(), headers, new byte[0]));
        assertThat(signed.stringToSign())
                .isEqualTo("ACS3-HMAC-SHA256\n7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
        assertThat(HeaderSigningRule.sign("YourAccessKeySecret", signed.stringToSign()))
                .isEqualTo("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }
}

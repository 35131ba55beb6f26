package org.chaland.examples.webshop.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "255.255.255.255, 255.255.255.255",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2:0:0:0:0/64",
        "2001:DB8:1:2::1, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:0/64",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::ffff:c000:207, 192.0.2.7",
        "256.1.1.1, none",
        "1.2.3, none",
        "01.2.3.4, none",
        "unknown, none",
        "proxy.example.org, none",
        "2001:db8::1::2, none",
        "2001:db8:zz::1, none",
        "[2001:db8::1], none",
        "'', none"
    })
    void anAddressIsTheClientThatLimitsCount(String address, String client) {
        assertThat(ClientAddress.of(address)).isEqualTo(client);
    }
}

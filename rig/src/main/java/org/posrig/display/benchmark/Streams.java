package org.posrig.display.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.posrig.terminal.DisplayProtocol;

/** What a terminal says in a sale, screen by screen, over and over. */
final class Streams {

    static final Charset CHARSET = Charset.forName("GB18030");

    private static final List<List<String>> SCREENS = List.of(
            List.of("收银终端", "请按确认键消费"),
            List.of("消费", "请输入金额", "12.00元"),
            List.of("请刷卡", "12.00元"),
            List.of("请输入密码", "******", "按确认键结束"),
            List.of("处理中", "请稍候..."),
            List.of("交易成功", "12.00元", "请取卡"));

    private Streams() {}

    static int screens() {
        return SCREENS.size();
    }

    /** Each screen once. */
    static byte[] of(DisplayProtocol protocol) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (List<String> screen : SCREENS) {
            all.writeBytes(drawn(protocol, screen).getBytes(CHARSET));
        }
        return all.toByteArray();
    }

    private static String drawn(DisplayProtocol protocol, List<String> rows) {
        StringBuilder drawn = new StringBuilder(
                switch (protocol) {
                    case VT100 -> "\033[2J\033[H";
                    case CD5220, EPSON, LINES, ST7565 -> "\f";
                });
        for (int row = 0; row < rows.size(); row++) {
            drawn.append(
                    switch (protocol) {
                        case VT100 ->
                            "\033[" + (row + 1) + ";1H"
                                    + (row == 0 ? "\033[7m" + rows.get(row) + "\033[0m" : rows.get(row));
                        case CD5220 -> row < 2 ? "\033Q" + (row == 0 ? 'A' : 'B') + rows.get(row) + "\r" : "";
                        case EPSON -> row < 2 ? "\037$\001" + (char) (row + 1) + rows.get(row) : "";
                        case LINES, ST7565 -> rows.get(row) + "\r\n";
                    });
        }
        return drawn.toString();
    }
}

package org.posrig.display.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.posrig.terminal.DisplayProtocol;

/** What a terminal says in a sale, screen by screen, over and over. */
final class Streams {

    static final Charset CHARSET = Charset.forName("GB18030");

    private static final String[][] SCREENS = {
        {"收银终端", "请按确认键消费"},
        {"消费", "请输入金额", "12.00元"},
        {"请刷卡", "12.00元"},
        {"请输入密码", "******", "按确认键结束"},
        {"处理中", "请稍候..."},
        {"交易成功", "12.00元", "请取卡"},
    };

    private Streams() {}

    static int screens() {
        return SCREENS.length;
    }

    /** Each screen once. */
    static byte[] of(DisplayProtocol protocol) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String[] screen : SCREENS) {
            all.writeBytes(drawn(protocol, screen).getBytes(CHARSET));
        }
        return all.toByteArray();
    }

    private static String drawn(DisplayProtocol protocol, String[] rows) {
        StringBuilder drawn = new StringBuilder(
                switch (protocol) {
                    case VT100 -> "\033[2J\033[H";
                    case CD5220, EPSON, LINES -> "\f";
                });
        for (int row = 0; row < rows.length; row++) {
            drawn.append(
                    switch (protocol) {
                        case VT100 ->
                            "\033[" + (row + 1) + ";1H" + (row == 0 ? "\033[7m" + rows[row] + "\033[0m" : rows[row]);
                        case CD5220 -> row < 2 ? "\033Q" + (row == 0 ? 'A' : 'B') + rows[row] + "\r" : "";
                        case EPSON -> row < 2 ? "\037$\001" + (char) (row + 1) + rows[row] : "";
                        case LINES -> rows[row] + "\r\n";
                    });
        }
        return drawn.toString();
    }
}

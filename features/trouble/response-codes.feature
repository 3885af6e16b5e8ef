Feature: Response codes
  A code that shows another code's text sends the merchant to the wrong door. Each code of the UnionPay table
  (Q/CUP 006.6-2014, annex A.2, and the codes of older tables) shows its own text; refusals charge nothing, approvals charge once.

  @D4
  Scenario Outline: Code <code> shows its own text
    Given a terminal ready for sales
    And the issuer answers the next sale with <code>
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal shows code <code> with the text "<text>"
    And nothing is charged to the everyday debit card

    Examples:
      | code | text |
      | 01   | 请持卡人与 发卡银行联系 |
      | 03   | 无效商户 |
      | 04   | 此卡为无效卡 |
      | 05   | 持卡人认证失败 |
      | 06   | 交易出错 |
      | 12   | 无效交易 |
      | 13   | 无效金额 |
      | 14   | 无效卡号 |
      | 15   | 此卡无对应发卡方 |
      | 19   | 请重新交易 |
      | 21   | 未初始化 睡眠卡 |
      | 22   | 操作有误 |
      | 25   | 没有原始交易 |
      | 30   | 请重试 |
      | 34   | 作弊卡 |
      | 38   | 密码错误次数超限 与发卡方联系 |
      | 40   | 不支持的交易 |
      | 41   | 挂失卡 |
      | 43   | 被窃卡 |
      | 45   | 请使用芯片 |
      | 51   | 余额不足 |
      | 54   | 卡已过期 |
      | 55   | 密码错 |
      | 57   | 不允许此卡交易 |
      | 58   | 在本终端使用 |
      | 59   | 校验错 |
      | 61   | 交易金额超限 |
      | 62   | 受限制的卡 |
      | 63   | 违反安全保密规定 |
      | 64   | 金额不匹配 |
      | 65   | 超出消费次数限制 |
      | 66   | 请联系收单机构 |
      | 68   | 交易超时 请重试 |
      | 75   | 密码错误次数超限 |
      | 77   | 请向网络中心签到 |
      | 90   | 日切 |
      | 91   | 发卡方状态不正常 |
      | 92   | 发卡方线路异常 |
      | 94   | 重复交易 |
      | 95   | 对账不平 |
      | 96   | 交换中心异常 |
      | 97   | 终端未登记 |
      | 98   | 发卡方超时 |
      | 99   | PIN格式错 重新签到 |
      | A0   | MAC校验错 重新签到 |
      | A7   | 安全处理失败 |
      | A1   | 转账货币不一致 |
      | A3   | 账户不正确 |
      | A8   | 应用安全处理失败 |
      | C1   | 受理方状态非法 |
      | C2   | 受理方终端错误 |
      | C3   | 受理方证书错误 |
      | C4   | 受理方证书过期 |
      | C5   | 证书算法错误 |
      | C6   | 受理方安全错误 |
      | C7   | 安全处理失败 |
      | C8   | 受理方不支持 此交易 |

  @D4
  Scenario Outline: Code <code> is an approval with a remark
    Given a terminal ready for sales
    And the issuer answers the next sale with <code>
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal shows code <code> with the text "<text>"
    And the terminal approves 12.00
    And 12.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

    Examples:
      | code | text |
      | 10   | 部分金额批准 |
      | 11   | 重要人物批准 |
      | A2   | 交易成功 请向发卡行确认 |
      | A4   | 交易成功 请向发卡行确认 |
      | A5   | 交易成功 请向发卡行确认 |
      | A6   | 交易成功 请向发卡行确认 |

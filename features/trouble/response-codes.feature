Feature: Response codes
  A code that shows another code's text sends the merchant to the wrong door. Each code of the UnionPay table
  (Q/CUP 006.6-2014, annex A.2, and the codes of older tables) shows its own text; refusals charge nothing, approvals charge once.

  @D4
  Scenario Outline: Code <code> shows its own text
    Given a terminal ready for sales
    And the issuer answers the next sale with <code>
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal shows code <code> with its text
    And nothing is charged to the everyday debit card

    Examples:
      | code |
      | 01   |
      | 03   |
      | 04   |
      | 05   |
      | 06   |
      | 12   |
      | 13   |
      | 14   |
      | 15   |
      | 19   |
      | 21   |
      | 22   |
      | 25   |
      | 30   |
      | 34   |
      | 38   |
      | 40   |
      | 41   |
      | 43   |
      | 45   |
      | 51   |
      | 54   |
      | 55   |
      | 57   |
      | 58   |
      | 59   |
      | 61   |
      | 62   |
      | 63   |
      | 64   |
      | 65   |
      | 66   |
      | 68   |
      | 75   |
      | 77   |
      | 90   |
      | 91   |
      | 92   |
      | 94   |
      | 95   |
      | 96   |
      | 97   |
      | 98   |
      | 99   |
      | A0   |
      | A7   |
      | A1   |
      | A3   |
      | A8   |
      | C1   |
      | C2   |
      | C3   |
      | C4   |
      | C5   |
      | C6   |
      | C7   |
      | C8   |

  @D4
  Scenario Outline: Code <code> is an approval with a remark
    Given a terminal ready for sales
    And the issuer answers the next sale with <code>
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal shows code <code> with its text
    And the terminal approves 12.00
    And 12.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

    Examples:
      | code |
      | 10   |
      | 11   |
      | A2   |
      | A4   |
      | A5   |
      | A6   |

Feature: Small taps without a PIN
  Contactless up to the no-PIN limit is meant to be quick, and above it the cardholder must prove who he is.
  A terminal that is one fen off charges without a PIN what it must not, or annoys every customer.

  Background:
    Given a terminal ready for sales

  @C1 @needs-contactless
  Scenario Outline: A tap of <amount> is approved without a PIN
    When the cashier starts a sale of <amount>
    And the cardholder taps the everyday debit card
    Then the terminal approves <amount>
    And the sale of <amount> carried no PIN block

    Examples:
      | amount  |
      | 0.01    |
      | 12.00   |
      | 999.99  |
      | 1000.00 |

  @C2 @mission @needs-contactless
  Scenario Outline: A tap of <amount> asks for the online PIN and sends it
    When the cashier starts a sale of <amount>
    And the cardholder taps the everyday debit card
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves <amount>
    And the sale of <amount> carried a PIN block
    And the host has approved exactly one sale of <amount> on the everyday debit card

    Examples:
      | amount  |
      | 1000.01 |
      | 1000.99 |
      | 1001.00 |
      | 2500.00 |
